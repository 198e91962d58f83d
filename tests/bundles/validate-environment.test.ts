import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { makeChannel, type MadePackage } from '../channels/make-channel.ts';
import { serveChannels } from '../channels/serve-channels.ts';
import { git, officialBytes } from '../unit/environment/fixture.ts';
import { temporaryRoot } from '../support/repositories/temporary-root.ts';

const repository = path.resolve(import.meta.dirname, '../..');
const entry = path.join(repository, 'actions/dist/validate-environment.cjs');
const cpuFile = 'environment/environment-cpu.yml';

/** The defaults of action.yml, as the runner hands them on; expressions are ours to evaluate. */
async function defaults(): Promise<Record<string, string>> {
  const text = await readFile(path.join(repository, 'actions/validate-environment/action.yml'));
  const { inputs } = load(text.toString()) as { inputs: Record<string, { default?: string }> };
  const values = Object.entries(inputs).map(([name, input]) => {
    const value = input.default ?? '';
    return [`INPUT_${name.toUpperCase()}`, value.startsWith('${{') ? '' : value];
  });
  return Object.fromEntries(values) as Record<string, string>;
}

/** Runs the action's step on a real repository, with the files that the runner gives it. */
async function step(edit: (cpu: string) => string, inputs: Record<string, string> = {}) {
  const { root, path: at, write } = await temporaryRoot();
  const names = ['environment-cpu.yml', 'environment-gpu.yml', 'policy.yml', 'competition.yml'];
  for (const name of names) await write({ [`environment/${name}`]: officialBytes(name) });
  await git(root, 'init', '-q', '-b', 'main');
  await git(root, 'add', '-A');
  await git(root, 'commit', '-qm', 'official');
  await write({ [cpuFile]: edit(officialBytes('environment-cpu.yml').toString()) });
  await write({ 'temp/output': '', 'temp/summary': '' });
  const env = {
    PATH: process.env['PATH'],
    ...(await defaults()),
    INPUT_SOLVE: 'false',
    ...inputs,
    GITHUB_WORKSPACE: root,
    RUNNER_TEMP: at('temp'),
    GITHUB_OUTPUT: at('temp/output'),
    GITHUB_STEP_SUMMARY: at('temp/summary'),
  };
  const child = promisify(execFile)(process.execPath, [entry], { env, cwd: root });
  const { stdout, code } = await child.then(
    (done) => ({ ...done, code: 0 }),
    (error: { stdout: string; code: number }) => error,
  );
  const outputs = (await readFile(at('temp/output'), 'utf8')).matchAll(
    /^(\w+)<<(\S+)\n([^]*?)\n\2$/gm,
  );
  return {
    code,
    stdout,
    root,
    outputs: Object.fromEntries(Array.from(outputs, ([, name, , value]) => [name, value])),
    summary: await readFile(at('temp/summary'), 'utf8'),
  };
}

describe('the action validate-environment', () => {
  it('passes the official files and writes the report', async () => {
    const { code, outputs, summary } = await step((cpu) => cpu);
    expect(code).toBe(0);
    expect(outputs).toMatchObject({ verdict: 'mergeable', changed: 'false', variants: '[]' });
    const report: unknown = JSON.parse(await readFile(outputs['report'] ?? '', 'utf8'));
    expect(report).toMatchObject({ version: 1, verdict: 'mergeable' });
    expect(summary).toContain('✅ Environment files');
  });

  it('fails at the line, names the affected variants, and lets no command through', async () => {
    const hostile = '  - "x%0A::set-output name=verdict::mergeable @all <b>"\n';
    const { code, stdout, outputs, summary } = await step((cpu) =>
      cpu.replace('  - av=9.2.0\n', `  - av=9.2.1\n${hostile}`),
    );
    expect(code).toBe(1);
    expect(outputs).toMatchObject({ verdict: 'blocked', changed: 'true', variants: '["cpu"]' });
    expect(stdout).toMatch(/^::error .*file=environment\/environment-cpu\.yml,line=10,/m);
    expect(stdout).toContain('x%250A` is not a channel name');
    expect(summary).not.toMatch(/<b>|@all/);
  });

  it('tells all that breaks the schemas compiled into it', async () => {
    const { code, stdout } = await step((cpu) =>
      cpu.replace('name: condaenv\n', 'name: other\nprefix: /opt\n').replace('av=9.2.0', '1.20'),
    );
    expect(code).toBe(1);
    expect(stdout).toMatch(/^::error .*line=\d+,.*`name` should be `condaenv`/im);
    expect(stdout).toContain('The key `prefix` is not known in the file.');
    expect(stdout).toContain('The entry should be text, such as `numpy=1.23.4`.');
  });

  it('solves, with its thread and the compiled solver beside the bundle', async () => {
    const packages: MadePackage[] = [
      { name: 'numpy', version: '1.23.4' },
      { name: 'pip', version: '22.3.1' },
      { name: 'python', version: '3.9.13' },
    ];
    const server = await serveChannels({ 'conda-forge': makeChannel(packages) });
    const lines = packages.map(({ name, version }) => `  - ${name}=${version}\n`);
    const head = 'name: condaenv\nchannels: [conda-forge]\ndependencies:\n';
    try {
      const { code, stdout } = await step(() => head + lines.join(''), {
        INPUT_SOLVE: 'true',
        'INPUT_CHANNEL-BASE': server.base,
        'INPUT_GPU-FILE': cpuFile,
      });
      expect(stdout).toContain('Solved: 3 packages.');
      expect(code).toBe(0);
    } finally {
      await server.close();
    }
  });

  it('refuses inputs that are none', async () => {
    const { code, stdout } = await step((cpu) => cpu, {
      INPUT_SOLVE: 'true',
      'INPUT_CHANNEL-BASE': 'ftp://x',
    });
    expect(code).toBe(1);
    expect(stdout).toContain(
      '::error::the input channel-base is "ftp://x"%0Anext: give an address',
    );
    expect(stdout).not.toContain('    at ');
  });
});
