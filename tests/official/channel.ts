import { createHash } from 'node:crypto';
import { type Dirent, existsSync, readdirSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pack } from 'tar-stream';
import type { Engine } from '../../actions/src/container/connect.ts';
import { runContainer } from '../../actions/src/container/run.ts';
import type { EnvironmentFile } from '../../actions/src/environment/model.ts';
import { pypiNameOf } from '../../actions/src/environment/requirement/names.ts';
import { readEvents } from '../../actions/src/image/transfer/engine-stream.ts';
import { LIBRARIES, NO_WHEEL, type OfficialVariant, WHEELS } from './pins.ts';

const HERE = import.meta.dirname;
const KEPT = path.resolve(HERE, '../../.cache/official');
const DEBIAN = path.resolve(HERE, '../channels/debian');
const MAKER = path.join(HERE, 'maker');
/** Certificate authorities, of Debian or this machine's. */
const BUNDLE = '/etc/ssl/certs/ca-certificates.crt';

/** What the maker in the container is told, as maker/wheels.py reads it, and what pip is to resolve. */
export interface ChannelPlan {
  readonly python: string;
  readonly libtiff: string;
  readonly channels: readonly string[];
  readonly named: Readonly<Record<string, CondaPlace>>;
  /** Packages of the shared libraries of wheels, with the names of those on PyPI. */
  readonly libraries: readonly (CondaPlace & { readonly wheels: readonly string[] })[];
  /** Lines `name==version`. */
  readonly requirements: readonly string[];
}

/** Without a build of its own, it has one for any machine if its wheel is such. */
interface CondaPlace {
  readonly name: string;
  readonly version: string;
  readonly build?: string;
  readonly channel: string;
}

/** The plan for the conda section of an environment file, in which every package has one version. */
export function planOf({ channels, conda }: EnvironmentFile): ChannelPlan {
  const versionOf = (name: string) => conda.find((spec) => spec.name === name)?.version ?? '';
  const wheels = conda
    .filter(({ name }) => !NO_WHEEL.includes(name))
    .map(({ name, version = '', build, channel = 'conda-forge' }) => ({
      wheel: WHEELS[name] ?? { project: pypiNameOf(name), version },
      own: {
        name: name === 'opencv' ? 'py-opencv' : name,
        version,
        ...(build === undefined ? {} : { build }),
        channel,
      },
    }));
  const libraries = conda.flatMap(({ name, version = '', channel = 'conda-forge' }) => {
    const parts = LIBRARIES[name];
    return parts ? [{ own: { name, version, build: 'h0_0', channel }, parts }] : [];
  });
  return {
    python: versionOf('python'),
    libtiff: versionOf('libtiff'),
    channels: channels.map(({ name }) => name),
    named: Object.fromEntries(wheels.map(({ wheel, own }) => [wheel.project, own])),
    libraries: libraries.map(({ own, parts }) => ({ ...own, wheels: Object.keys(parts) })),
    requirements: [
      ...wheels.map(({ wheel }) => `${wheel.project}==${wheel.version}`),
      ...libraries.flatMap(({ parts }) => Object.entries(parts).map((each) => each.join('=='))),
    ],
  };
}

/** What the maker is run with: its engine and base, where PyPI is, and who gets what it prints. */
export interface MakerPorts {
  readonly engine: Engine;
  /** Debian 12, in the engine. */
  readonly base: string;
  readonly env: NodeJS.ProcessEnv;
  readonly onOutput: (chunk: Uint8Array) => void;
}

/**
 * The channels of a variant's plan as files by path, made in a container once for each plan and kept below
 * .cache: of the one gigabyte for cpu most is torch, of the three for gpu CUDA's libraries.
 */
export async function officialChannels(
  variant: OfficialVariant,
  plan: ChannelPlan,
  ports: MakerPorts,
): Promise<Record<string, Map<string, Buffer>>> {
  const folder = path.join(KEPT, variant, await stateOf(plan));
  if (!existsSync(folder)) {
    await rm(path.dirname(folder), { recursive: true, force: true });
    const partial = `${folder}.partial`;
    await mkdir(partial, { recursive: true });
    await make(plan, partial, ports);
    await rename(partial, folder);
  }
  const read = async (name: string) => [name, await readChannel(path.join(folder, name))] as const;
  return Object.fromEntries(await Promise.all(plan.channels.map(read)));
}

/** Where the files of a channel for cpu are that was made before; undefined: none was. */
export function keptChannel(name: string): string | undefined {
  const folder = path.join(KEPT, 'cpu');
  const kept = existsSync(folder) ? readdirSync(folder) : [];
  const state = kept.find((each) => !each.endsWith('.partial'));
  return state === undefined ? undefined : path.join(folder, state, name);
}

/** A name for a plan and what makes channels of it. */
async function stateOf(plan: ChannelPlan): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(plan));
  for (const folder of [MAKER, DEBIAN]) {
    for (const name of (await readdir(folder)).toSorted()) {
      if (name !== '__pycache__') hash.update(await readFile(path.join(folder, name)));
    }
  }
  return hash.digest('hex').slice(0, 16);
}

async function make(plan: ChannelPlan, folder: string, ports: MakerPorts): Promise<void> {
  const { engine, env, onOutput } = ports;
  const { requirements, ...rest } = plan;
  const input = path.join(folder, 'input');
  await mkdir(input);
  await writeFile(path.join(input, 'plan.json'), JSON.stringify(rest));
  await writeFile(path.join(input, 'requirements.in'), `${requirements.join('\n')}\n`);
  const certificates = env['SSL_CERT_FILE'];
  const { exitCode } = await runContainer(
    engine,
    {
      image: await makerImage(ports),
      command: ['sh', '/maker/make.sh', '/input/plan.json', '/input/requirements.in', '/channels'],
      mounts: [
        { source: MAKER, target: '/maker', readOnly: true },
        { source: DEBIAN, target: '/debian', readOnly: true },
        { source: input, target: '/input', readOnly: true },
        { source: folder, target: '/channels' },
        ...(certificates ? [{ source: certificates, target: BUNDLE, readOnly: true }] : []),
      ],
      env: { ...sourcesOf(env), SSL_CERT_FILE: BUNDLE, PIP_CERT: BUNDLE },
      network: true,
    },
    { signal: new AbortController().signal, onOutput },
  );
  if (exitCode !== 0) throw new Error(`the channels were not made: exit code ${exitCode}`);
  await rm(input, { recursive: true });
}

/** Where PyPI is, for pip and uv, and how it is reached. */
function sourcesOf(env: NodeJS.ProcessEnv): Record<string, string> {
  const given = {
    PIP_INDEX_URL: env['PIP_INDEX_URL'],
    UV_DEFAULT_INDEX: env['PIP_INDEX_URL'],
    HTTP_PROXY: env['HTTP_PROXY'],
    HTTPS_PROXY: env['HTTPS_PROXY'],
    NO_PROXY: env['NO_PROXY'],
  };
  const set = Object.entries(given).flatMap(([name, value]) => (value ? [[name, value]] : []));
  return Object.fromEntries(set) as Record<string, string>;
}

async function makerImage({ engine, base }: MakerPorts): Promise<string> {
  const context = pack();
  const dockerfile = 'official.dockerfile';
  context.entry({ name: dockerfile }, await readFile(path.join(MAKER, dockerfile)));
  context.finalize();
  const tag = 'vsc-official-maker:latest';
  const options = { t: tag, version: '2' as const, dockerfile, buildargs: { DEBIAN_BASE: base } };
  const stream = await engine.docker.buildImage(Readable.from(context), options);
  await readEvents(stream, () => undefined);
  return tag;
}

/** The files of a channel in a folder, by path. */
export async function readChannel(folder: string): Promise<Map<string, Buffer>> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile());
  const read = async ({ parentPath, name }: Dirent) => {
    const file = path.join(parentPath, name);
    return [path.relative(folder, file), await readFile(file)] as const;
  };
  return new Map(await Promise.all(files.map(read)));
}
