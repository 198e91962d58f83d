import { beforeAll, describe, expect, inject, it } from 'vitest';
import { connect, type Engine } from '../../actions/src/container/connect.ts';
import { billOfMaterials } from '../../actions/src/image/contents/bill-of-materials.ts';
import { competitionOf, variantOf } from '../../actions/src/environment/settings/competition.ts';
import { buildImage } from '../../actions/src/image/build/build.ts';
import { checkInside } from '../../actions/src/image/contents/check-image.ts';
import { readContext } from '../../actions/src/image/context/context.ts';
import { installedPackages, lockDifferences } from '../../actions/src/image/contents/inventory.ts';
import { requestedPackages } from '../../actions/src/image/requested.ts';
import { layerSizes } from '../../actions/src/image/contents/size.ts';
import { repositoryPorts } from '../support/repositories/repository-ports.ts';
import { buildIndex, buildRoot } from './support/build-root.ts';

const signal = new AbortController().signal;
const nothing = () => undefined;
const pip = (name: string) => ({ kind: 'pip' as const, name });

describe('the checks in the image', () => {
  let engine: Engine;
  beforeAll(async () => void (engine = await connect(process.env)));

  it('pass for the lite image, and import every package that it lists', async () => {
    const ports = repositoryPorts();
    const lite = variantOf(await competitionOf(ports.root), 'lite');
    const context = await readContext(ports, lite);
    const packages = requestedPackages(context, {});
    const request = { image: inject('liteImage'), packages, gpu: false, signal };
    const checks = await checkInside(engine, request, nothing);
    expect(checks.filter(({ status }) => status === 'failed')).toEqual([]);
    const imports = checks.filter(({ group }) => group === 'import');
    expect(imports).toHaveLength(packages.length);
    const detail = (name: string) => imports.find((check) => check.name === name)?.detail;
    expect(detail('pip pillow')).toBe('import PIL');
    expect(detail('apt python3')).toBe('installed; it has no Python module');
    const gpu = { group: 'gpu', status: 'skipped', detail: 'no GPU here' };
    expect(checks).toContainEqual(expect.objectContaining(gpu));
  });

  it('name the package and the last line of the error of one that cannot be imported', async () => {
    const { tag, ports, write } = await buildRoot();
    const index = await buildIndex(engine, [
      {
        name: 'vscbroken',
        version: '1.0',
        source: 'raise ImportError("libfoo.so.1: no such file")',
      },
      { name: 'vscforger', version: '1.0', source: FORGER },
    ]);
    await write({ 'runtime/pip-lite.txt': 'vscbroken==1.0\nvscforger==1.0\n' });
    const env = { ...ports.env, PIP_INDEX_URL: index.url };
    await buildImage(engine, { variant: 'lite', tag }, { ...ports, env });

    const renamed = { ...pip('vscbroken'), modules: ['json'] };
    const packages = [pip('vscbroken'), pip('vscabsent'), pip('vscforger')];
    const check = (asked: (typeof packages)[number][]) =>
      checkInside(engine, { image: tag, packages: asked, gpu: false, signal }, nothing);
    const details = (await check(packages))
      .filter(({ group }) => group === 'import')
      .map(({ name, status, detail }) => `${name} ${status}: ${detail}`);
    expect(details).toEqual([
      'pip vscbroken failed: import vscbroken: ImportError: libfoo.so.1: no such file',
      'pip vscabsent failed: it is not installed',
      'pip vscforger failed: import vscforger: exit code 3',
    ]);
    expect((await check([renamed])).at(-1)).toMatchObject({
      status: 'passed',
      detail: 'import json',
    });
  });

  it('tell what is installed, for the lock and the bill of materials', async () => {
    const installed = await installedPackages(engine, inject('liteImage'), signal);
    const numpy = installed.find(({ name }) => name === 'python3-numpy');
    expect(numpy).toMatchObject({ kind: 'apt', version: expect.stringMatching(/^1:1\.24/) });
    expect(numpy?.size).toBeGreaterThan(10e6);
    const others = installed.filter(({ kind }) => kind !== 'apt');
    expect(others.map(({ kind, name }) => `${kind} ${name}`).toSorted()).toEqual([
      'pip Pillow',
      'pip av',
    ]);

    const subject = { name: 'runtime', variant: 'lite', id: 'sha256:1' };
    const text = billOfMaterials(subject, installed, undefined);
    expect(billOfMaterials(subject, installed.toReversed(), undefined)).toBe(text);
    const bill = JSON.parse(text) as { specVersion: string; components: { purl?: string }[] };
    expect(bill.specVersion).toBe('1.6');
    // The operating system is one more.
    expect(bill.components).toHaveLength(installed.length + 1);
    // How much of a version a package URL has to encode is the library's affair.
    const purls = bill.components.map(({ purl }) => decodeURIComponent(purl ?? ''));
    const qualified = expect.stringContaining(`pkg:deb/debian/python3-numpy@${numpy?.version}?`);
    expect(purls).toContainEqual(qualified);

    const locked = { packages: [], pip: [{ name: 'timm', version: '1', requires: [], files: [] }] };
    expect(lockDifferences(locked, installed)).toEqual([
      'pip av: locked nothing, installed 12.0.0',
      'pip pillow: locked nothing, installed 9.4.0',
      'pip timm: locked 1, installed nothing',
    ]);
  });

  it('tell what each layer weighs', async () => {
    const layers = await layerSizes(engine, inject('liteImage'));
    expect(layers.map(({ step }) => step)).toEqual([
      'base',
      'apt.sh apt-lite.txt',
      'pip.sh wheels.txt',
      'runtime.sh',
    ]);
    expect(layers[1]?.bytes).toBeGreaterThan(100e6);
  });
});

/** Writes its own word on its check into the output of the process that checks it. */
const FORGER = `
import json, os, sys
word = json.dumps({"group": "import", "name": "pip vscforger", "status": "passed", "detail": "fine", "seconds": 0})
try:
    with open(f"/proc/{os.getppid()}/fd/1", "w") as out:
        out.write(word + "\\n")
except OSError:
    pass
sys.exit(3)
`;
