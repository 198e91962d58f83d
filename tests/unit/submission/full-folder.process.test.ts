import { execFileSync } from 'node:child_process';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { receipts } from '../../../scripts/generate/report-samples/submissions.ts';
import { fileError } from '../../../actions/src/files/messages.ts';
import { writeReceipt } from '../../../actions/src/submission/run/receipt.ts';
import { makeRunFolder } from '../../../actions/src/submission/run/run-folder.ts';
import { temporaryRoot } from '../../support/repositories/temporary-root.ts';

/** A file system that holds submission.zip, and nothing more of any length. */
async function fullFolder() {
  const { path: at } = await temporaryRoot();
  const folder = at('submission');
  await mkdir(folder);
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4k', 'tmpfs', folder]);
  onTestFinished(() => void execFileSync('umount', [folder]));
  return { folder, at };
}

describe.runIf(process.getuid?.() === 0)('a submission folder on a full disk', () => {
  it('gets no receipt rather than half of one', async () => {
    const { folder } = await fullFolder();
    await writeFile(`${folder}/submission.zip`, 'PK');
    const error = await writeReceipt(folder, receipts.ok).catch((caught: unknown) => caught);
    expect(fileError('write the results', error)).toMatchObject({
      exitCode: 3,
      message: "can't write the results: the disk is full",
      next: expect.stringContaining('df -h'),
    });
    expect(await readdir(folder)).toEqual(['submission.zip']);
  });

  it('gets no folder of a run that can not begin', async () => {
    const { folder, at } = await fullFolder();
    // On another disk it can't be linked.
    await writeFile(at('big.zip'), Buffer.alloc(8192));
    await expect(makeRunFolder(folder, at('big.zip'))).rejects.toMatchObject({
      exitCode: 3,
      message: expect.stringContaining('the disk is full'),
    });
    expect(await readdir(folder)).toEqual([]);
  });
});
