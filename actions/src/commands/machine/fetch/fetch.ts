import path from 'node:path';
import { localImageName } from '../../../container/local-images.ts';
import { type Competition, competitionOf } from '../../../environment/settings/competition.ts';
import { folderBytes } from '../../../files/folder-bytes.ts';
import { shown } from '../../../files/messages.ts';
import { localTag } from '../../../image/variant.ts';
import type { Ports } from '../../../ports.ts';
import { registrySettings } from '../../../registry/client/settings.ts';
import { competitionPaths } from '../../../submission/layout.ts';
import { buildVariant } from '../../images/build/build.ts';
import { builtVariant } from '../../images/built-image.ts';
import { pull } from '../../images/pull/pull.ts';
import { sampleData, wantsSample } from '../../submission/sample-data/sample-data.ts';
import { setUpMachine } from '../setup/setup.ts';

export interface FetchInputs {
  /** CPU_OR_GPU: an image beside that of the quickstart. */
  readonly variant?: string | undefined;
}

/** One thing that runs need, and that is on this machine now. */
export interface Fetched {
  /** What it is for people: `packages`, `engine`, `image`, `videos`. */
  readonly name: string;
  /** Which one: a tag, a folder. */
  readonly what: string;
  /** False: it was there before. */
  readonly isNew: boolean;
  /** Unpacked; null if it is not ours to count. */
  readonly bytes: number | null;
}

/**
 * Gets all that the quickstart and runs of a submission need, so that they need no network then. Each part
 * is kept once it is there; the layers of an image that was stopped in the middle are, too.
 *
 * @throws UserError if a part can't be had.
 */
export async function fetchAll({ variant }: FetchInputs, ports: Ports): Promise<Fetched[]> {
  const { root, home, signal } = ports;
  const competition = await competitionOf(root);
  const engine = await setUpMachine(ports);
  const first = await image(await builtVariant(undefined, ports), ports);
  const all: Fetched[] = [
    await packages(home),
    {
      name: 'engine',
      what: `${engine.product} ${engine.version} (${engine.why})`,
      isNew: false,
      bytes: null,
    },
    first,
  ];
  if (variant !== undefined && first.what !== localTagOf(variant, competition, ports)) {
    signal.throwIfAborted();
    all.push(await official(variant, competition, ports));
  }
  for (const dataset of Object.keys(competition.datasets)) {
    signal.throwIfAborted();
    all.push(await videos(dataset, first.what, ports));
  }
  return all;
}

/** Node and the npm packages: what this program itself is made of, brought by `make setup`. */
async function packages(home: string): Promise<Fetched> {
  const folders = ['node_modules', 'scripts/node24'].map((name) => path.join(home, name));
  const bytes = (await Promise.all(folders.map(folderBytes))).reduce((sum, one) => sum + one, 0);
  const what = `Node ${process.versions.node} and its npm packages`;
  return { name: 'packages', what, isNew: false, bytes };
}

async function image(variant: string, ports: Ports): Promise<Fetched> {
  const { tag, bytes, built, problem } = await buildVariant({ variant }, ports);
  if (problem !== undefined) throw problem;
  return { name: 'image', what: tag, isNew: built, bytes };
}

/** The image that `make pull` gets, if one is published. */
async function official(variant: string, competition: Competition, ports: Ports): Promise<Fetched> {
  const { registry, variants } = registrySettings(competition, ports.env);
  if (registry === '' || !variants.includes(variant)) return image(variant, ports);
  const { reference, changed, bytes } = await pull({ variant }, ports);
  return { name: 'image', what: reference, isNew: changed, bytes };
}

function localTagOf(variant: string, competition: Competition, { env }: Ports): string {
  return localTag(localImageName(competition.image, env), variant);
}

async function videos(dataset: string, tag: string, ports: Ports): Promise<Fetched> {
  const { folder } = competitionPaths(ports.root, dataset);
  const made = wantsSample(dataset, ports.root)
    ? await sampleData({ datasets: [dataset], image: tag }, ports)
    : [];
  const bytes = await folderBytes(folder);
  return { name: 'videos', what: shown(folder), isNew: made.length > 0, bytes };
}
