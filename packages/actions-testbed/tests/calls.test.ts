import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { RunOptions } from '../src/runner/types.ts';
import { runWorkflow } from '../src/runner/workflow.ts';
import { job, only, runText, workflowFolder } from './run-text.ts';

const source = await workflowFolder();
afterAll(() => rm(source, { recursive: true }));

const calls = async (called: string, more: string, options: Partial<RunOptions> = {}) => {
  const folder = path.join(source, '.github/workflows');
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'called.yml'), called);
  const caller = `name: caller\non: push\nenv: { MINE: seen }\njobs:\n  outer:\n    uses: ./.github/workflows/called.yml\n${more}`;
  await writeFile(path.join(folder, 'caller.yml'), caller);
  const workflow = '.github/workflows/caller.yml';
  return runWorkflow({ source, workflow, event: { name: 'push', payload: {} }, ...options });
};
const show = (text: string) => job(`      - run: echo "${text}"\n`);
const declared = (on: string, text: string) =>
  show(text).replace('on: push', `on:\n  workflow_call:\n${on}`);

describe('calls of workflows', () => {
  it('pass inputs on and return outputs', async () => {
    const folder = path.join(source, '.github/workflows');
    await mkdir(folder, { recursive: true });
    const called = job('      - run: echo "got ${{ inputs.what }}"\n').replace(
      'on: push',
      'on:\n  workflow_call:\n    inputs: { what: { type: string } }\n    outputs: { out: { value: "${{ jobs.only.result }}!" } }',
    );
    await writeFile(path.join(folder, 'called.yml'), called);
    const result = await runText(
      source,
      'on: push\njobs:\n  outer:\n    uses: ./.github/workflows/called.yml\n    with: { what: "${{ github.event_name }}" }\n' +
        '  after:\n    needs: outer\n    steps:\n      - run: echo "${{ needs.outer.outputs.out }}"\n',
    );
    expect(result.jobs.map(({ id, result: came }) => [id, came])).toEqual([
      ['outer / only', 'success'],
      ['after', 'success'],
    ]);
    expect(result.jobs[0]?.log).toContain('got push');
    expect(result.jobs[1]?.log).toContain('success!');
  });

  it("have the caller's context, but none of its variables or secrets", async () => {
    const text =
      "${{ github.workflow }} of ${{ github.repository }}, ${{ vars.ONE }}, '${{ env.MINE }}', '${{ secrets.TOKEN }}'";
    const run = await calls(declared('    secrets: { TOKEN: { required: false } }', text), '', {
      vars: { ONE: '1' },
      secrets: { TOKEN: 'a-secret' },
    });
    expect(only(run).log).toContain("caller of owner/repository, 1, '', ''");
  });

  it('have only the secrets that are passed', async () => {
    const on = '    secrets: { TOKEN: { required: true } }';
    const called = declared(on, "${{ secrets.TOKEN == 'a-secret' }}, '${{ secrets.OTHER }}'");
    const more = '    secrets: { TOKEN: "${{ secrets.TOKEN }}" }\n';
    const run = await calls(called, more, { secrets: { TOKEN: 'a-secret', OTHER: 'another' } });
    expect(only(run).log).toContain("true, ''");
  });

  it('fill in omitted inputs', async () => {
    const on =
      '    inputs: { a: { type: string, default: usual }, b: { type: boolean }, c: { type: number } }';
    const text = '${{ inputs.a }} ${{ inputs.b }} ${{ inputs.c }}';
    expect(only(await calls(declared(on, text), '')).log).toContain('usual false 0');
    const given = await calls(declared(on, text), '    with: { a: mine, b: true }\n');
    expect(only(given).log).toContain('mine true 0');
  });

  it.each([
    ['an input that there is not', '', '    with: { a: 1 }\n', 'Invalid input, a is not defined'],
    [
      'no input that is required',
      '    inputs: { a: { type: string, required: true } }',
      '',
      'Input a is required',
    ],
    [
      'a secret that there is not',
      '',
      '    secrets: { A: x }\n',
      'Invalid secret, A is not defined',
    ],
    [
      'no secret that is required',
      '    secrets: { A: { required: true } }',
      '',
      'Secret A is required',
    ],
  ])('are refused with %s', async (_what, on, more, message) => {
    await expect(calls(declared(on, 'x'), more)).rejects.toThrow(message);
  });

  it("are refused if the workflow can't be called", async () => {
    await expect(calls(show('x'), '')).rejects.toThrow('workflow_call key is not defined');
  });

  it('are cancelled if they ask for a concurrency group that their caller holds', async () => {
    const group = 'concurrency: one\n';
    const run = await calls(`${group}${declared('', 'x')}`, group.replace('one', 'ONE'));
    expect(run.conclusion).toBe('cancelled');
  });
});
