import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { advisoriesView } from '../../actions/src/commands/request/lock/advisories-view.ts';
import { lockView } from '../../actions/src/commands/request/lock/lock-view.ts';
import { checkLock } from '../../actions/src/environment/lock/check.ts';
import { readLockTexts } from '../../actions/src/environment/lock/texts.ts';
import { renderTerminal } from '../../actions/src/report/terminal.ts';
import { makeChannel, type MadePackage } from '../channels/make-channel.ts';
import { serveChannels } from '../channels/serve-channels.ts';
import { makePypi } from '../pypi/make-pypi.ts';
import { osvRecord, serveOsv } from '../harness/packages/osv-server.ts';
import { uv } from '../support/programs/uv.ts';
import {
  officialBytes,
  officialMachine,
  officialPolicy,
  readOrThrow,
} from '../unit/environment/fixture.ts';
import {
  lockRepository,
  newer,
  newerProjects,
  numpyAt,
  projects,
  python,
  remarked,
  text,
} from './lock-repository.ts';

const cleanup: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const step of cleanup.splice(0)) await step();
});

async function serve(packages: MadePackage[], pypi: Parameters<typeof makePypi>[0]) {
  const server = await serveChannels({
    'conda-forge': makeChannel(packages),
    simple: makePypi(pypi),
  });
  cleanup.push(() => server.close());
  return server;
}

describe.skipIf(uv === undefined)('vsc lock', { timeout: 60_000 }, () => {
  it('writes locks that fit their files, with all that belongs to them', async () => {
    const { root, lock, read } = await lockRepository();
    const locked = await lock(await serve(python, projects), false, null);
    expect(locked.map(({ written }) => written)).toEqual([
      ['environment/cpu.pip.lock', 'environment/cpu.lock.json', 'environment/cpu.lock'],
      ['environment/gpu.pip.lock', 'environment/gpu.lock.json', 'environment/gpu.lock'],
    ]);
    const lines = (await read('gpu.lock')).split('\n');
    const names = lines
      .slice(5, -1)
      .map((line) => /\/([a-z]+)-[\d.]+-0\.conda#sha256:[0-9a-f]{64}$/.exec(line)?.[1]);
    expect(names).toEqual(['lib', 'python', 'numpy', 'pip', 'tool']);
    expect(await read('cpu.pip.lock')).toMatch(
      /^tidy==1\.0 \\\n {4}--hash=sha256:[0-9a-f]{64}\ntimm==0\.6\.12 \\\n {4}--hash=sha256:[0-9a-f]{64}\n$/m,
    );
    for (const variant of ['cpu', 'gpu'] as const) {
      const name = `environment/environment-${variant}.yml`;
      const file = readOrThrow(name, await readFile(path.join(root, name), 'utf8'));
      const virtualPackages = officialMachine(variant);
      const machine = { channels: officialPolicy().channels, virtualPackages };
      const checked = checkLock(variant, await readLockTexts(root, variant), file, machine);
      expect(checked).toMatchObject({ state: 'fits', findings: [] });
    }
  });

  it('writes the same bytes again, and nothing where nothing changes', async () => {
    const { lock, read } = await lockRepository();
    const server = await serve(python, projects);
    await lock(server);
    const before = await read('cpu.lock.json');
    const again = await lock(server);
    expect(again.flatMap(({ written }) => written)).toEqual([]);
    await lock(server, true);
    expect(await read('cpu.lock.json')).toBe(before);
  });

  it('keeps what fits although newer packages came, unless told otherwise', async () => {
    const { lock, read } = await lockRepository();
    await lock(await serve(python, projects));
    const server = await serve(newer, newerProjects);
    const [kept] = await lock(server);
    expect(kept?.written).toEqual([]);
    const [fresh] = await lock(server, true);
    expect(fresh?.changes?.upgraded).toMatchObject([
      {
        name: 'lib',
        before: { version: '1.0' },
        after: { version: '2.0' },
        why: expect.stringMatching(/^no constraint: it is the newest that fits/) as string,
      },
      { name: 'tidy', before: { version: '1.0' }, after: { version: '1.1' } },
    ]);
    expect(await read('cpu.pip.lock')).toContain('tidy==1.1');
    const view = renderTerminal(lockView([fresh!]), { width: 80, color: false });
    expect(view).toMatch(/upgraded +lib +1\.0 +2\.0/);
  });

  it('upgrades what it is told to, and moves nothing else', async () => {
    const { lock, read } = await lockRepository();
    await lock(await serve(python, projects));
    const server = await serve(newer, newerProjects);
    const [pip] = await lock(server, false, 'cpu', ['Tidy']);
    expect(pip?.changes).toMatchObject({
      additiveOnly: false,
      upgraded: [
        { section: 'pip', name: 'tidy', before: { version: '1.0' }, after: { version: '1.1' } },
      ],
    });
    expect(await read('cpu.lock')).toContain('lib-1.0');
    const [conda] = await lock(server, false, 'cpu', ['lib', '']);
    const why = '`--upgrade lib`';
    expect(conda?.changes?.upgraded).toMatchObject([{ section: 'conda', name: 'lib', why }]);
    await expect(lock(server, false, 'cpu', ['numpi'])).rejects.toMatchObject({
      exitCode: 2,
      message: 'no lock has numpi: there is nothing to upgrade',
    });
  });

  it('upgrades what has a known advisory, and says what stays and why', async () => {
    const { lock, read } = await lockRepository();
    await lock(await serve(python, projects));
    const server = await serve(newer, {
      ...newerProjects,
      tidy: { ...newerProjects.tidy, '1.1': {}, '1.2': {} },
      numpy: { '1.23.4': {} },
    });
    const osv = await serveOsv([
      osvRecord('PYSEC-2026-1', 'tidy', ['1.0', '1.1']),
      osvRecord('PYSEC-2026-2', 'numpy', ['1.23.4']),
      osvRecord('PYSEC-2026-3', 'lib', ['1.0']), // a library that shares its name
    ]);
    cleanup.push(() => osv.close());
    const [locked] = await lock(server, false, 'cpu', [], osv.url);
    expect(locked?.changes).toMatchObject({
      upgraded: [{ name: 'tidy', after: { version: '1.2' } }],
    });
    expect(await read('cpu.lock')).toContain('lib-1.0');
    expect(locked?.watched).toMatchObject({
      affected: [
        { name: 'numpy', after: '1.23.4', namedAt: 'environment/environment-cpu.yml:6' },
        { name: 'tidy', before: '1.0', after: '1.2', has: [] },
      ],
    });
    const view = renderTerminal(lockView([locked!]), { width: 200, color: false });
    expect(view).toMatch(/tidy 1\.0 \(pip\) .* PYSEC-2026-1 .* upgraded to 1\.2/);
    expect(view).toMatch(/numpy 1\.23\.4 .* stays: environment\/environment-cpu\.yml:6 names/);
  });

  it('edits the lines that name a version with an advisory, if one without it fits', async () => {
    const { lock, read, write } = await lockRepository();
    await write({
      'environment/policy.yml': officialBytes('policy.yml').toString(),
      'environment/environment-cpu.yml': remarked('1.23.4'),
      'environment/environment-gpu.yml': remarked('1.23.4'),
    });
    await lock(await serve(python, projects), false, null);
    const channel = [
      ...python,
      numpyAt('1.23.5'),
      numpyAt('1.24.0'),
      { name: 'python', version: '3.9.14' },
    ];
    const server = await serve(channel, {
      timm: {
        '0.6.12': { ...projects.timm['0.6.12'], uploaded: '2022-11-18T00:00:00Z' },
        '0.6.13': { requires: ['numpy<1'], uploaded: '2023-03-23T00:00:00Z' },
      },
      tidy: projects.tidy,
      numpy: { '1.23.4': {}, '1.23.5': {} },
      python: { '3.9.13': {} },
    });
    const osv = await serveOsv([
      osvRecord('PYSEC-2026-1', 'numpy', ['1.23.4'], { fixed: '1.23.5' }),
      osvRecord('PYSEC-2026-2', 'timm', ['0.6.12'], { fixed: '0.6.13' }), // which conda's numpy rules out
      osvRecord('PYSEC-2026-3', 'python', ['3.9.13'], { fixed: '3.9.14' }), // which the policy fixes
    ]);
    cleanup.push(() => osv.close());
    const locked = await lock(server, false, null, [], osv.url, true);
    for (const variant of ['cpu', 'gpu']) {
      expect(await read(`environment-${variant}.yml`)).toBe(remarked('1.23.5'));
      expect(await read(`${variant}.lock`)).toContain('/numpy-1.23.5-0.conda');
    }
    expect(locked[0]?.written).toContain('environment/environment-cpu.yml');
    const view = renderTerminal(lockView(locked), { width: 200, color: false });
    expect(view).toMatch(
      /numpy 1\.23\.4 .* upgraded to 1\.23\.5, which .*environment-cpu\.yml:6 names now/,
    );
    expect(view).toMatch(/timm 0\.6\.12 \(pip\) .* stays/);
    expect(view).toMatch(
      /behind the last release[^]*timm 0\.6\.12 \(pip\) +CPU, GPU +2022-11-18 +0\.6\.13 +2023-03-23/,
    );
  });

  it('leaves what no version fixes as it was, and all of it if nobody can be asked', async () => {
    const { lock, read } = await lockRepository();
    await lock(await serve(python, projects));
    const before = await read('cpu.lock.json');
    const server = await serve(python, newerProjects);
    const osv = await serveOsv([osvRecord('PYSEC-2026-1', 'tidy', ['1.0', '1.1'])]);
    cleanup.push(() => osv.close());
    const [stays] = await lock(server, false, 'cpu', [], osv.url);
    expect(stays?.watched).toMatchObject({ affected: [{ name: 'tidy', after: '1.0' }] });
    expect(advisoriesView([stays!])?.state).toBe('blocked');
    osv.fault = () => ({ status: 503 });
    const [unasked] = await lock(server, false, 'cpu', [], osv.url);
    expect(unasked?.watched).toMatchObject({
      notAsked: expect.stringMatching(/HTTP 503/) as string,
    });
    expect(advisoriesView([unasked!])).toBeUndefined();
    expect(await read('cpu.lock.json')).toBe(before);
  });

  it('drops a locked package that the channel has withdrawn', async () => {
    const { lock, read } = await lockRepository();
    await lock(await serve(newer, projects));
    expect(await read('cpu.lock')).toContain('lib-2.0');
    await lock(await serve(python, projects));
    expect(await read('cpu.lock')).toContain('lib-1.0');
  });

  it('writes nothing where one variant has no solution, and names the line', async () => {
    const { root, lock, write } = await lockRepository();
    await write({ 'environment/environment-gpu.yml': text(['numpy=9.9']) });
    await expect(lock(await serve(python, projects), false, null)).rejects.toMatchObject({
      exitCode: 20,
      message: expect.stringMatching(
        /^environment\/environment-gpu\.yml:6: There is no numpy 9\.9/,
      ) as string,
      next: 'npx vsc validate',
    });
    expect(
      (await readdir(path.join(root, 'environment'))).filter((f) => f.includes('lock')),
    ).toEqual([]);
  });

  it('blames a server that fails', async () => {
    const { lock } = await lockRepository();
    const server = await serve(python, projects);
    server.faults = (where) => (where.startsWith('/simple/') ? { status: 503 } : undefined);
    await expect(lock(server)).rejects.toMatchObject({
      exitCode: 3,
      message: expect.stringMatching(
        /^the pip section was not checked: the package index could not be read: HTTP 503/,
      ) as string,
    });
  });

  it('refuses a file with lines that it does not understand', async () => {
    const { lock, write } = await lockRepository();
    await write({ 'environment/environment-cpu.yml': text(['numpy 1.23.4']) });
    await expect(lock(await serve(python, projects))).rejects.toMatchObject({
      exitCode: 20,
      message: expect.stringMatching(/^environment\/environment-cpu\.yml:6: /) as string,
    });
  });
});
