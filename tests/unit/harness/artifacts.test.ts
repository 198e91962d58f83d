import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { artifactStandIns } from '../../harness/runner/artifacts.ts';
import { runWorkflow } from '../../harness/runner/workflow.ts';

let source = '';
beforeEach(async () => (source = await mkdtemp(path.join(tmpdir(), 'artifacts-'))));
afterEach(() => rm(source, { recursive: true }));

/** One job uploads, the next one downloads and lists what it got. */
async function handOver(paths: string, more = '') {
  const store = await mkdtemp(path.join(source, 'store-'));
  const text = `on: push
jobs:
  make:
    steps:
      - run: mkdir -p a/b && echo 1 > a/one.txt && echo 2 > a/b/two.txt && echo 3 > c.md
      - uses: actions/upload-artifact@v7
        with: { name: result, path: ${JSON.stringify(paths)}${more} }
  take:
    needs: make
    steps:
      - uses: actions/download-artifact@v8
        with: { name: result, path: got }
      - run: find got -type f | sort
`;
  await writeFile(path.join(source, 'workflow.yml'), text);
  const standIns = artifactStandIns(store);
  const event = { name: 'push', payload: {} };
  return runWorkflow({ source, workflow: 'workflow.yml', event, standIns });
}

describe('artifacts', () => {
  it.each([
    ['a', 'got/b/two.txt\ngot/one.txt'],
    ['a/b/two.txt', 'got/two.txt'],
    ['a/*.txt\nc.md', 'got/a/one.txt\ngot/c.md'],
  ])('of %j come to the next job', async (paths, listed) => {
    const { conclusion, jobs } = await handOver(paths);
    expect(conclusion).toBe('success');
    expect(jobs[1]?.log.trimEnd().endsWith(`sort\n${listed}`)).toBe(true);
  });

  it('without files are a warning, or an error where the step says so', async () => {
    const warned = await handOver('nothing');
    expect(warned.jobs[0]?.annotations[0]?.level).toBe('warning');
    expect(warned.jobs.map(({ result }) => result)).toEqual(['success', 'failure']);
    const refused = await handOver('nothing', ', if-no-files-found: error');
    expect(refused.jobs.map(({ result }) => result)).toEqual(['failure', 'skipped']);
  });
});
