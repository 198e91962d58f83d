import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { hostname } from 'node:os';
import { describe, expect, inject, it } from 'vitest';
import { clean } from '../../actions/src/commands/machine/clean/clean.ts';
import { connect } from '../../actions/src/container/connect.ts';
import { createOptions } from '../../actions/src/container/spec.ts';
import { ownOwner } from '../../actions/src/processes.ts';
import { temporaryRoot } from '../support/repositories/temporary-root.ts';

describe('clean', () => {
  it('removes what belongs to an ended process, and Python caches, and nothing else', async ({
    onTestFinished,
  }) => {
    const child = spawn('true');
    await once(child, 'exit');
    const gone = `${hostname()}/${child.pid}/1`;
    const { docker } = await connect(process.env);
    const create = (runId: string, owner: string) =>
      docker.createContainer(
        createOptions({ image: inject('liteImage'), runId }, owner, {
          product: 'Docker',
          remapsUsers: false,
          rootless: false,
        }),
      );
    const stale = await create('clean-test-stale', gone);
    const live = await create('clean-test-live', ownOwner());
    onTestFinished(async () => void (await live.remove({ force: true })));

    const folders = ['.run-gone', '.run-live'];
    const { ports, path: at, write } = await temporaryRoot();
    await write({
      [`submission/${folders[0]}/owner`]: gone,
      [`submission/${folders[1]}/owner`]: ownOwner(),
      'submission/submission.zip': '',
      'submission_src/lib/__pycache__/main.pyc': '',
      'submission_src/main.py': '',
      'data/test/__pycache__/mine': '',
    });
    const cleaned = await clean(ports);
    expect(cleaned.containers).toContain('clean-test-stale');
    expect(cleaned.containers).not.toContain('clean-test-live');
    expect(cleaned.runFolders).toEqual([folders[0]]);
    expect(cleaned.caches).toEqual(['submission_src/lib/__pycache__']);
    await expect(stale.inspect()).rejects.toMatchObject({ statusCode: 404 });
    expect(existsSync(at('submission_src/lib/__pycache__'))).toBe(false);
    for (const kept of [
      `submission/${folders[1]}`,
      'submission_src/main.py',
      'data/test/__pycache__/mine',
    ]) {
      expect(existsSync(at(kept))).toBe(true);
    }
  });
});
