import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { hashFiles } from '../src/runner/contexts/hash-files.ts';
import { job, only, runText, workflowFolder } from './run-text.ts';

const source = await workflowFolder();
afterAll(() => rm(source, { recursive: true }));

const fanOut = (list: string, condition = 'true') => `on: push
jobs:
  plan:
    outputs: { list: '\${{ steps.list.outputs.list }}' }
    steps:
      - id: list
        run: echo 'list=${list}' >> "$GITHUB_OUTPUT"
  each:
    needs: plan
    if: ${condition}
    strategy: { matrix: { variant: '\${{ fromJSON(needs.plan.outputs.list) }}' } }
    outputs:
      cpu: \${{ steps.digest.outputs.cpu }}
      gpu: \${{ steps.digest.outputs.gpu }}
    steps:
      - id: digest
        run: echo '\${{ matrix.variant }}=digest' >> "$GITHUB_OUTPUT"
  after:
    needs: each
    if: '!cancelled()'
    steps:
      - run: echo 'got \${{ needs.each.outputs.cpu }},\${{ needs.each.outputs.gpu }}, \${{ needs.each.result }}'
`;
const results = async (text: string) => {
  const { jobs } = await runText(source, text);
  return jobs.map(({ id, result }) => `${id} ${result}`);
};

describe('a matrix from the output of a job', () => {
  it('has a job for each entry, and keeps the outputs of each', async () => {
    const { jobs } = await runText(source, fanOut('["cpu", "gpu"]'));
    expect(jobs.map(({ result }) => result)).toEqual(Array(4).fill('success'));
    expect(jobs[3]?.log).toContain('got digest,digest, success');
  });

  it('that is empty is an error, unless `if` skips the job', async () => {
    const { jobs, conclusion } = await runText(source, fanOut('[]'));
    expect(conclusion).toBe('failure');
    expect(jobs[1]?.annotations[0]?.message).toContain(
      "Error when evaluating 'strategy' for job 'each'",
    );
    expect(jobs[1]?.log).toContain("Matrix vector 'variant' does not contain any values");
    expect(jobs[2]?.log).toContain('got ,, failure');
    expect(await results(fanOut('[]', "needs.plan.outputs.list != '[]'"))).toEqual([
      'plan success',
      'each skipped',
      'after success',
    ]);
    const nothing = fanOut('[]').replace("{ variant: '${{", "'${{").replace("}}' } }", "}}' }");
    expect(
      (await runText(source, nothing.replace("'list=[]'", "'list={}'"))).jobs[1]?.log,
    ).toContain('Matrix must define at least one vector');
  });

  it('stops at the first failure, unless fail-fast is off', async () => {
    const failing = job(
      '      - run: exit ${{ matrix.code }}\n',
      '    strategy: { matrix: { code: [1, 0] } }\n',
    );
    expect(await results(failing)).toEqual(['only failure', 'only cancelled']);
    const going = failing.replace('strategy: {', 'strategy: { max-parallel: 1, fail-fast: false,');
    expect(await results(going)).toEqual(['only failure', 'only success']);
  });
});

describe('hashFiles', () => {
  it('hashes the matching files of the workspace, and is empty if none match', async () => {
    const text = job(`      - run: mkdir a && echo 1 > a/one.txt && echo 2 > a/two.md
      - run: echo "some '\${{ hashFiles('a/*', '!a/*.md') }}' none '\${{ hashFiles('b/**') }}'"
`);
    const { log } = only(await runText(source, text));
    expect(log).toMatch(/some '[0-9a-f]{64}' none ''/);
  });

  it('changes only with the content', async () => {
    const folder = path.join(source, 'hashed');
    await mkdir(folder);
    await writeFile(path.join(folder, 'a'), 'one');
    const before = hashFiles(folder, ['*']);
    expect(hashFiles(folder, ['a'])).toBe(before);
    await writeFile(path.join(folder, 'a'), 'two');
    expect(hashFiles(folder, ['*'])).not.toBe(before);
  });
});
