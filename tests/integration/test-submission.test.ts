import { Ajv2019 } from 'ajv/dist/2019.js';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, inject, it } from 'vitest';
import { testSubmission } from '../../actions/src/commands/submission/test-submission/test-submission.ts';
import schema from '../../contract/receipt.schema.json' with { type: 'json' };
import resultSchema from '../../contract/result.schema.json' with { type: 'json' };
import { readOutcome } from '../../actions/src/submission/archive/outcome-archive.ts';
import { packFolder } from '../../actions/src/submission/archive/pack-folder.ts';
import { repositoryPorts } from '../support/repositories/repository-ports.ts';
import { tinyRun } from '../support/tiny-run.ts';

const image = inject('liteImage');

describe('test-submission', () => {
  it('runs a good submission and leaves outcome, log and receipt', async ({ onTestFinished }) => {
    const { inputs, submission } = await tinyRun(onTestFinished);
    const ports = repositoryPorts();
    const receipt = await testSubmission({ ...inputs, image }, ports);
    expect(receipt).toMatchObject({ verdict: 'ok', exitCode: 0 });
    expect(readdirSync(submission).toSorted()).toEqual([
      'log.txt',
      'receipt.json',
      'submission.tar.gz',
      'submission.zip',
    ]);
    const outcome = await readOutcome(path.join(submission, 'submission.tar.gz'));
    expect(String(outcome['full_rankings.csv']).split('\n')).toHaveLength(1 + 12 + 1);
    expect(String(outcome['subset_rankings.csv']).split('\n')).toHaveLength(1 + 8 + 1);
    const log = readFileSync(path.join(submission, 'log.txt'), 'utf8');
    expect(log).toContain('Running main.py');
    expect(ports.output()).toContain('Running main.py');
    const ajv = new Ajv2019({ allowUnionTypes: true, schemas: [resultSchema] });
    expect([ajv.validate(schema, receipt), ajv.errors]).toEqual([true, null]);
    expect(JSON.parse(readFileSync(path.join(submission, 'receipt.json'), 'utf8'))).toEqual(
      receipt,
    );
  });

  it('refuses a zip of another image or data set, unless that is wanted', async ({
    onTestFinished,
  }) => {
    const { inputs, submission } = await tinyRun(onTestFinished);
    const ports = repositoryPorts();
    const keys = { dataset: 'test', image: `sha256:${'1a'.repeat(32)}` };
    const code = path.join(submission, 'code');
    mkdirSync(code);
    writeFileSync(path.join(code, 'main.py'), '');
    await packFolder(code, path.join(submission, 'submission.zip'), ports.signal, [], keys);
    const run = (more: Partial<typeof inputs> = {}) =>
      testSubmission({ ...inputs, image, ...more }, ports);
    await expect(run()).rejects.toThrow('were made in the image 1a1a1a1a1a1a, and this run is in');
    await expect(run({ dataset: 'train' })).rejects.toThrow('holds descriptors of the test set');
    // It lacks the descriptors that its keys are of.
    expect(await run({ allowStale: true })).toMatchObject({ exitCode: 10 });
  });

  it.runIf(process.getuid?.() === 0)(
    'names the folder whose disk is full, and leaves no half of a result',
    async ({ onTestFinished }) => {
      const { inputs, submission } = await tinyRun(onTestFinished);
      const zip = readFileSync(path.join(submission, 'submission.zip'));
      // Room for the run, and none for its receipt.
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=20k', 'tmpfs', submission]);
      onTestFinished(() => void execFileSync('umount', ['-l', submission]));
      writeFileSync(path.join(submission, 'submission.zip'), zip);
      const ports = repositoryPorts();
      await expect(testSubmission({ ...inputs, image }, ports)).rejects.toMatchObject({
        exitCode: 3,
        message: expect.stringMatching(
          /^can't write the results to \S+submission: the disk is full$/,
        ),
        next: expect.stringContaining('df -h'),
      });
      expect(ports.output()).toContain('The submission ran and was ranked.');
      expect(readdirSync(submission).toSorted()).toEqual(['log.txt', 'submission.zip']);
    },
  );
});
