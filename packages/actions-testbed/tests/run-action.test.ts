import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runAction } from '../src/runner/steps/run-action.ts';

let workspace = '';
beforeAll(async () => (workspace = await mkdtemp(path.join(tmpdir(), 'workspace-'))));
afterAll(() => rm(workspace, { recursive: true }));

const echo = path.join(import.meta.dirname, 'fixtures/actions/echo/main.mjs');

it('runs an action with its inputs, and returns its outputs', async () => {
  const run = await runAction(echo, { text: 'hello', 'long name': 'you' }, workspace);
  expect(run).toEqual({
    code: 0,
    outputs: { said: 'hello\nand more' },
    summary: '',
    log: 'main of hello, you\n',
  });
});

it('provides the workspace, the given variables and a summary, and reports a failure', async () => {
  const script = path.join(workspace, 'fails.mjs');
  const source = `import { appendFileSync, writeFileSync } from 'node:fs';
appendFileSync(process.env.GITHUB_STEP_SUMMARY, '# ' + process.env.TITLE);
writeFileSync('seen', process.env.GITHUB_WORKSPACE + ' ' + process.env.VITEST);
console.error('::error::no');
process.exitCode = 3;
`;
  await writeFile(script, source);
  const run = await runAction(script, {}, workspace, { TITLE: 'Report' });
  expect(run).toEqual({ code: 3, outputs: {}, summary: '# Report', log: '::error::no\n' });
  expect(await readFile(path.join(workspace, 'seen'), 'utf8')).toBe(`${workspace} undefined`);
});
