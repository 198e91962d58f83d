import type { Diagnosis } from '../../../actions/src/machine/facts.ts';
import type { Settings } from '../../../actions/src/commands/machine/settings/settings.ts';
import type { Fetched } from '../../../actions/src/commands/machine/fetch/fetch.ts';
import type { Cleaned } from '../../../actions/src/commands/machine/clean/clean.ts';
import type { PreparedRunner } from '../../../actions/src/commands/machine/prepare-runner/prepare-runner.ts';
import type { PulledImage } from '../../../actions/src/commands/images/pull/pull.ts';
import { diagnose } from '../../../actions/src/machine/diagnose.ts';

const MIB = 2 ** 20;
const GIB = 2 ** 30;
const id = `sha256:${'5e1f'.repeat(16)}`;
const lite = 'meta-vsc-descriptor-runtime:lite-local';

/** What doctor finds on a machine with little disk space. */
export const diagnosesSample = diagnose({
  node: 'v24.0.0',
  engine: {
    product: 'Docker',
    why: 'the default socket',
    version: '27.0.0',
    architecture: 'x86_64',
    memoryBytes: 15.6 * GIB,
    cpus: 8,
    cgroupVersion: '2',
    storageFolder: '/var/lib/docker',
    onThisMachine: true,
    freeImages: 2.1 * GIB,
    gpuRuntime: false,
    rootless: false,
    remapsUsers: false,
    imageStore: 'classic',
    unenforced: [],
  },
  freeHere: 12 * GIB,
  probe: { problem: null, discarded: [] },
  images: [lite],
  gpus: [],
  foreignFiles: [],
  crlfFiles: [],
  engineProblem: null,
});

/** The settings if there are two images. */
export const settingsSample: Settings = {
  engine: 'Docker 27.0.0 at unix:///var/run/docker.sock (the default socket)',
  submissionImage: {
    reference: lite,
    id,
    digest: null,
    architecture: 'amd64',
    variant: 'lite',
    revision: null,
  },
  images: [
    { reference: 'ghcr.io/example/runtime:cpu-latest', id, bytes: 5.2 * GIB },
    { reference: lite, id, bytes: 0.41 * GIB },
  ],
};

/** What a preflight of a new repository finds. */
export const preflightSample: readonly Diagnosis[] = [
  {
    name: 'registry',
    state: 'ok',
    found: 'ghcr.io/example/runtime:<variant>-<commit>',
    wanted: 'a host and a repository in lower case',
  },
  {
    name: 'environment publish',
    state: 'bad',
    found: 'is missing: the first job that names it creates it, open to every branch',
    wanted: 'for the branch main alone',
    next: 'make it under Settings, Environments, publish: deployment branches, selected, main',
  },
  {
    name: 'required checks',
    state: 'note',
    found: 'no ruleset requires package-request: what fails can be merged',
    wanted: 'package-request, images',
    next: 'require package-request for main in a ruleset, unless branch protection does',
  },
];

/** What interrupted runs left behind. */
export const cleanedSample: Cleaned = {
  containers: ['3f2a9c41d0e0'],
  runFolders: ['.run-4fQ2xk'],
  caches: ['runtime/vsc_runtime/__pycache__'],
};

/** One of GitHub's runners, after its tools were removed. */
export const preparedSample: PreparedRunner = {
  before: 21.4 * GIB,
  after: 61.2 * GIB,
  storage: '/var/lib/docker',
  images: 3,
};

/** Everything was there except the sample data. */
export const fetchedSample: Fetched[] = [
  {
    name: 'packages',
    what: 'Node 24.21.0 and its npm packages',
    isNew: false,
    bytes: 412 * MIB,
  },
  { name: 'engine', what: 'Docker 28.2.2 (the default socket)', isNew: false, bytes: null },
  {
    name: 'image',
    what: 'meta-vsc-descriptor-runtime:lite-local',
    isNew: false,
    bytes: 367 * MIB,
  },
  { name: 'videos', what: 'competition_data/train', isNew: true, bytes: 1.4 * MIB },
];

/** The official image, pulled anew. */
export const pulledSample: PulledImage = {
  reference: 'ghcr.io/example/runtime:cpu-latest',
  id,
  bytes: 5.2 * GIB,
  changed: true,
};
