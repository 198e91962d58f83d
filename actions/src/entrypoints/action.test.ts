import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import nodePath from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { temporaryRoot } from '../../../tests/support/repositories/temporary-root.ts';
import { type Command, command, ended, type Failure } from '../declaration/command.ts';
import * as input from '../declaration/input.ts';
import { UserError } from '../errors.ts';
import { reportView } from '../report/view.ts';
import { runAction } from './action.ts';

// One for all tests: the library that writes the summary keeps its path.
let folder = '';
const at = (name: string) => nodePath.join(folder, name);
beforeAll(async () => void (folder = await mkdtemp(nodePath.join(tmpdir(), 'action-'))));
afterAll(() => rm(folder, { recursive: true }));
afterEach(() => {
  process.exitCode = undefined;
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

/** An action with one input; it warns, prints a step's output, and fails if it is told to. */
function probe(failure?: Failure): Command {
  return command({
    name: 'probe',
    group: 'Images',
    summary: 'try it',
    inputs: { timeLimit: input.seconds({ help: 'time', default: 7 }) },
    outputs: { timeLimit: 'time' },
    report: { what: 'the result', schema: 'x.json', actionDefault: 'reports/probe.json' },
    async run({ timeLimit, ...rest }, { log }) {
      log.warn('look at it');
      const step = log.step('work');
      step.output?.('part', '::error::not a command');
      step.done();
      const place = { file: 'a.yml', line: 3, column: 1, endColumn: 2 };
      return Promise.resolve(
        ended(rest, {
          outputs: { timeLimit },
          view: reportView({ title: 'Probe', verdict: 'It was tried.' }),
          report: { timeLimit },
          findings: [{ place, rule: 'a-rule', severity: 'warning', message: 'hm' }],
          failure,
        }),
      );
    },
  });
}

const throwing = (error: Error): Command => ({
  ...probe(),
  async run() {
    throw error;
  },
});

/** Runs an action in this process with the files of a runner, and gives all that it left. */
async function run(action: Command, inputs: Readonly<Record<string, string>> = {}) {
  const { root, path } = await temporaryRoot();
  for (const name of ['output', 'summary']) await writeFile(at(name), '');
  vi.stubEnv('GITHUB_WORKSPACE', root);
  vi.stubEnv('GITHUB_OUTPUT', at('output'));
  vi.stubEnv('GITHUB_STEP_SUMMARY', at('summary'));
  for (const [name, value] of Object.entries(inputs)) vi.stubEnv(`INPUT_${name}`, value);
  let printed = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    printed += String(chunk);
    return true;
  });
  await runAction(action);
  const [output, summary] = await Promise.all(
    ['output', 'summary'].map((name) => readFile(at(name), 'utf8')),
  );
  const report = await readFile(path('reports/probe.json'), 'utf8').catch(() => '');
  return { exitCode: process.exitCode, printed, output, summary, report };
}

describe('runAction', () => {
  it('hands out outputs, summary, report, warnings and notes at lines', async () => {
    const ran = await run(probe(), { 'TIME-LIMIT': '5' });
    expect(ran.exitCode).toBeUndefined();
    expect(ran.output).toMatch(/^time-limit<<(\S+)\n5\n\1$/m);
    expect(ran.output).toMatch(/^report<<(\S+)\n\/.+\/reports\/probe\.json\n\1$/m);
    expect(ran.summary).toContain('It was tried.');
    expect(JSON.parse(ran.report)).toEqual({ timeLimit: 5 });
    expect(ran.printed).toContain('::warning::look at it');
    expect(ran.printed).toMatch(/::warning .*file=a\.yml,line=3.*::.*hm/);
  });

  it('says in the summary which inputs were given, and none that is as it is by default', async () => {
    const given = await run(probe(), { 'TIME-LIMIT': '5', REPORT: '<b>.json' });
    expect(given.summary).toMatch(/### Inputs of this step/);
    expect(given.summary).toMatch(/^\| time-limit +\| `5` +\|$/m);
    expect(given.summary).toMatch(/^\| report +\| `<b>\.json` +\|$/m);
    expect((await run(probe(), { 'TIME-LIMIT': '7', REPORT: '' })).summary).not.toContain('Inputs');
  });

  it('warns no more often than GitHub shows, of lines and of what is about none', async () => {
    const place = { file: 'a.yml', line: 3, column: 1, endColumn: 2 };
    const finding = { place, rule: 'a-rule', severity: 'warning', message: 'hm' } as const;
    const many: Command = {
      ...probe(),
      run(_values: never, { log }) {
        log.warn('look at it');
        return Promise.resolve(
          ended({}, { outputs: {}, findings: Array.from({ length: 12 }, () => finding) }),
        );
      },
    };
    const { printed } = await run(many);
    const warnings = printed.match(/^::warning.*$/gm) ?? [];
    expect(warnings).toHaveLength(10);
    expect(warnings).toContain('::warning::look at it');
  });

  it('takes nothing that is printed meanwhile for a command', async () => {
    const { printed } = await run(probe());
    const token = /^::stop-commands::(\S+)$/m.exec(printed)?.[1] ?? 'none';
    expect(printed).not.toMatch(/^::error::not a command/m);
    expect(printed.indexOf(`::${token}::`)).toBeGreaterThan(0);
    expect(printed).toContain('::group::part');
  });

  it('takes an empty input for none', async () => {
    const { output } = await run(probe(), { 'TIME-LIMIT': '' });
    expect(output).toMatch(/^time-limit<<(\S+)\n7\n\1$/m);
  });

  it.each(['1.2345', '0.0001', 'Infinity'])('refuses %s in one line', async (text) => {
    const { exitCode, printed } = await run(probe(), { 'TIME-LIMIT': text });
    expect(exitCode).toBe(1);
    expect(printed).toMatch(/::error::the input time-limit is "[^"]+"%0Anext: give a whole number/);
  });

  it('fails with the message and the next step, and says the rest all the same', async () => {
    const failure = { exitCode: 22, message: 'it failed', next: 'try again' };
    const { exitCode, printed, summary } = await run(probe(failure));
    expect(exitCode).toBe(1);
    expect(printed).toContain('::error::it failed%0Anext: try again');
    expect(summary).toContain('It was tried.');
  });

  it('says in the summary what became of a step that has a line to say, or failed at once', async () => {
    const plain: Command = {
      ...probe(),
      run: () => Promise.resolve(ended({}, { outputs: {}, text: '<b> was uploaded' })),
    };
    expect((await run(plain)).summary).toMatch(/^## probe\n\n&lt;b&gt; was uploaded\n/);
    const failed = await run(throwing(new UserError('no image', { next: 'make build' })));
    expect(failed.summary).toMatch(/^## ❌ probe\n\nno image\n/);
    expect(failed.summary).toContain('make build');
  });

  it('tells a user error from a bug of ours', async () => {
    const { printed } = await run(throwing(new UserError('no image', { next: 'make build' })));
    expect(printed).toContain('::error::no image%0Anext: make build');
    const bug = await run(throwing(new TypeError('x is undefined')));
    expect(bug.summary).toContain('❌ probe');
    expect(bug.printed).toContain('::error::this is a bug in this repository: x is undefined');
  });
});
