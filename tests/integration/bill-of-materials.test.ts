import { execFile } from 'node:child_process';
import { mkdir, readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { pack } from 'tar-stream';
import { expect, inject, it, onTestFinished } from 'vitest';
import { ZipFile } from 'yazl';
import { connect } from '../../actions/src/container/connect.ts';
import { normalizeName } from '../../actions/src/environment/requirement/names.ts';
import { billOfMaterials } from '../../actions/src/image/contents/bill-of-materials.ts';
import { readEvents } from '../../actions/src/image/transfer/engine-stream.ts';
import { installedPackages } from '../../actions/src/image/contents/inventory.ts';
import { goProgram } from '../support/programs/go-programs.ts';
import { temporaryRoot } from '../support/repositories/temporary-root.ts';

/** Of this test alone. */
const TAG = 'vsc-test-bill:planted';
const LITE = 'vsc-test-bill:lite';

/** curl as Debian 12 had it first. */
const OLD = { name: 'curl', version: '7.88.1-10' };

/** Lite with an old package, as dpkg installs it. */
const PLANTED = `ARG LITE
FROM \${LITE}
RUN mkdir -p /opt/old/DEBIAN /opt/old/usr/bin && echo old > /opt/old/usr/bin/${OLD.name} \\
  && printf 'Package: ${OLD.name}\\nVersion: ${OLD.version}\\nArchitecture: all\\nMaintainer: a test <a@example.org>\\nDescription: old\\n' > /opt/old/DEBIAN/control \\
  && (cd /opt/old && md5sum usr/bin/${OLD.name} > DEBIAN/md5sums) \\
  && dpkg-deb --build /opt/old /opt/old.deb && dpkg -i /opt/old.deb && rm -r /opt/old /opt/old.deb
`;

/**
 * DSA-5587-1 of Debian's security tracker, as far as a scanner reads a record of the OSV schema
 * (ossf.github.io/osv-schema): fixed in bookworm by the version here.
 */
const ADVISORY = {
  schema_version: '1.7.3',
  id: 'DSA-5587-1',
  modified: '2023-12-23T00:00:00Z',
  published: '2023-12-23T00:00:00Z',
  summary: 'curl - security update',
  affected: [
    {
      package: { ecosystem: 'Debian:12', name: OLD.name },
      ranges: [
        { type: 'ECOSYSTEM', events: [{ introduced: '0' }, { fixed: '7.88.1-10+deb12u5' }] },
      ],
      versions: [OLD.version],
    },
  ],
};

/** Of syft's own JSON, what is read here. */
interface SyftList {
  readonly artifacts: readonly { type: string; name: string; version: string }[];
}

/** syft's words for the three managers. */
const TYPES = { apt: 'deb', conda: 'conda', pip: 'python' };

const lineOf = (type: string, { name, version }: { name: string; version: string }) =>
  `${type} ${type === 'python' ? normalizeName(name) : name} ${version}`;

/** Of osv-scanner's JSON, what is read here. */
interface ScannerReport {
  readonly results: readonly {
    readonly packages: readonly {
      readonly package: { name: string; version: string };
      readonly vulnerabilities: readonly { id: string }[];
    }[];
  }[];
}

/** `name version: id` for each fault that the scanner knows of. */
function told(report: string): string[] {
  const { results } = JSON.parse(report) as ScannerReport;
  return results.flatMap(({ packages }) =>
    packages.flatMap((each) =>
      each.vulnerabilities.map(({ id }) => `${each.package.name} ${each.package.version}: ${id}`),
    ),
  );
}

async function zipped(name: string, text: string): Promise<Buffer> {
  const zip = new ZipFile();
  zip.addBuffer(Buffer.from(text), name);
  zip.end();
  return buffer(zip.outputStream);
}

const scanner = await goProgram('osv-scanner');
const syft = await goProgram('syft');
const trivy = await goProgram('trivy');

it('a bill of materials is read by a scanner, which notices an old package, and has what syft lists', async ({
  skip,
}) => {
  skip(scanner === undefined || syft === undefined);
  const engine = await connect(process.env);
  const [repo = '', tag = ''] = LITE.split(':');
  await engine.docker.getImage(inject('liteImage')).tag({ repo, tag });
  onTestFinished(async () => void (await engine.docker.getImage(LITE).remove()));
  const context = pack();
  context.entry({ name: 'Dockerfile' }, PLANTED);
  context.finalize();
  const buildargs = { LITE };
  const options = { t: TAG, version: '2' as const, buildargs };
  await readEvents(
    await engine.docker.buildImage(Readable.from(context), options),
    () => undefined,
  );
  onTestFinished(async () => void (await engine.docker.getImage(TAG).remove()));
  const { Id: id } = await engine.docker.getImage(TAG).inspect();
  const installed = await installedPackages(engine, id, new AbortController().signal);
  const bill = billOfMaterials({ name: 'lite', variant: 'lite', id }, installed, undefined);
  const { path, write } = await temporaryRoot();
  await mkdir(path('tmp'));
  const advisories = await zipped('DSA-5587-1.json', JSON.stringify(ADVISORY));
  await write({ 'bom.json': bill, 'osv-scanner/Debian/all.zip': advisories });
  const env = {
    ...process.env,
    OSV_SCANNER_LOCAL_DB_CACHE_DIRECTORY: path(''),
    SYFT_CHECK_FOR_APP_UPDATE: 'false',
    TMPDIR: path('tmp'),
  };
  const offline = ['scan', 'source', '--offline', '--format', 'json', '-L', path('bom.json')];
  // It ends with 1 if there is something to say.
  const scan = promisify(execFile)(scanner ?? '', offline, { env }).catch(
    (error: unknown) => error,
  );
  const { stdout } = (await scan) as { stdout: string };
  expect(told(stdout)).toEqual([`${OLD.name} ${OLD.version}: DSA-5587-1`]);

  const listing = [
    'scan',
    `docker:${TAG}`,
    '--quiet',
    '--output',
    `syft-json=${path('syft.json')}`,
  ];
  await promisify(execFile)(syft ?? '', listing, { env });
  const { artifacts } = JSON.parse(await readFile(path('syft.json'), 'utf8')) as SyftList;
  const theirs = artifacts.map((each) => lineOf(each.type, each));
  const ours = installed.map((each) => lineOf(TYPES[each.kind], each));
  expect(ours.filter((each) => !theirs.includes(each))).toEqual([]);
  const more = theirs.filter((each) => !ours.includes(each) && !each.startsWith('python '));
  // Python's metadata inside of Debian's packages is Debian's; ffmpeg is known by its bytes, in PyAV's wheel.
  expect(more).toEqual([expect.stringMatching(/^binary ffmpeg /)]);
}, 300_000);

/** Of trivy's JSON, what is read here. */
interface TrivyReport {
  readonly Metadata: { readonly OS?: { readonly Family: string; readonly Name: string } };
  readonly Results: readonly { readonly Packages?: readonly { readonly Name: string }[] }[];
}

it('a bill of materials tells trivy the system, and each package', async ({ skip }) => {
  skip(trivy === undefined);
  const engine = await connect(process.env);
  const id = inject('liteImage');
  const installed = await installedPackages(engine, id, new AbortController().signal);
  const { path, write } = await temporaryRoot();
  const about = { name: 'lite', variant: 'lite', id };
  await write({ 'bom.json': billOfMaterials(about, installed, undefined) });
  const offline = ['--offline-scan', '--skip-version-check', '--cache-dir', path('cache')];
  // Its database of advisories is out of reach; licences are told without one.
  const all = ['--scanners', 'license', '--list-all-pkgs', '--format', 'json'];
  const args = ['sbom', '--quiet', ...offline, ...all, path('bom.json')];
  const { stdout } = await promisify(execFile)(trivy ?? '', args, { maxBuffer: 1e8 });
  const { Metadata, Results } = JSON.parse(stdout) as TrivyReport;
  expect(Metadata.OS).toMatchObject({ Family: 'debian', Name: '12' });
  const theirs = Results.flatMap(({ Packages = [] }) => Packages.map(({ Name }) => Name));
  const ours = installed.map(({ name }) => normalizeName(name));
  expect(theirs.map(normalizeName).toSorted()).toEqual(ours.toSorted());
});
