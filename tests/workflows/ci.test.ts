import { pushEvent, type RestServer, startRestServer } from 'actions-testbed';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exec } from '../../actions/src/entrypoints/exec.ts';
import { runLogged } from './support/run-logged.ts';

const root = path.resolve(import.meta.dirname, '../..');
const recorder = `#!/bin/sh
echo "stand-in: $(basename "$0") $*, $(test -e Makefile && echo has a Makefile)"
[ "$1" != "$FAILING" ]
`;

let programs = '';
let rest: RestServer;
beforeAll(async () => {
  rest = await startRestServer('owner/repository', root);
  programs = await mkdtemp(path.join(tmpdir(), 'stand-in-programs-'));
  // The tests must not start themselves, nor install anything.
  for (const name of ['make', 'sudo']) {
    await writeFile(path.join(programs, name), recorder);
    await chmod(path.join(programs, name), 0o755);
  }
});
afterAll(async () => {
  await rm(programs, { recursive: true });
  await rest.close();
});

async function ci(env: Record<string, string>) {
  const { stdout } = await exec('git', ['rev-parse', 'HEAD'], { cwd: root });
  return runLogged({
    source: root,
    workflow: '.github/workflows/ci.yml',
    event: await pushEvent(rest.store),
    github: { sha: stdout.trim() },
    env: { PATH: `${programs}:${process.env['PATH']}`, ...rest.git, ...env },
  });
}

describe('ci.yml', () => {
  it('runs make test on a clone of the commit', async () => {
    const { conclusion, jobs } = await ci({});
    expect(jobs.map(({ log }) => log).join('\n')).toContain('stand-in: make test, has a Makefile');
    expect(conclusion).toBe('success');
  });

  it('fails if make test fails', async () => {
    expect((await ci({ FAILING: 'test' })).conclusion).toBe('failure');
  });
});
