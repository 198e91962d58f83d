import { formatBytes, listed, shellWord } from '../text.ts';
import type { EngineLimit } from '../container/describe-engine.ts';
import type { Probe } from '../container/probe.ts';
import type { Diagnosis, EngineFacts, Facts } from './facts.ts';

const GIB = 2 ** 30;
/** The lite image, a sample data set and a run need about 1 GB; the official images 20 GB and more. */
const FREE_FOR_LITE = 3 * GIB;
const FREE_FOR_OFFICIAL = 40 * GIB;
const MEMORY_WANTED = 4 * GIB;
/** Docker: BuildKit builds through the API, and what it prints of its steps. podman: as tried. */
const OLDEST_ENGINE = { Docker: [20, 10], podman: [4, 3] } as const;

const NEWER_ENGINE = {
  Docker: 'install a newer engine: docs.docker.com/engine/install',
  podman: 'install a newer engine: podman.io/docs/installation',
};

const ORDER = { bad: 0, note: 1, ok: 2 } as const;

/** Judges the facts, one diagnosis a concern, what stops the user first comes first. */
export function diagnose(facts: Facts): Diagnosis[] {
  const all = [
    node(facts),
    engine(facts),
    ...(facts.probe === null ? [] : [container(facts.probe)]),
    ...(facts.engine === null ? [] : ofEngine(facts.engine, facts)),
    disk('disk, this folder', facts.freeHere),
    images(facts),
    ownership(facts),
    lineEndings(facts),
  ];
  return all.toSorted((a, b) => ORDER[a.state] - ORDER[b.state]);
}

function node({ node: version }: Facts): Diagnosis {
  const ok = Number(version.replace(/^v/, '').split('.')[0]) >= 24;
  const base = { name: 'Node', found: version, wanted: 'v24 or newer' };
  return ok ? { ...base, state: 'ok' } : { ...base, state: 'bad', next: 'make setup' };
}

function engine({ engine: found, engineProblem }: Facts): Diagnosis {
  const base = { name: 'container engine', wanted: 'Docker 20.10, podman 4.3, or newer' };
  if (found === null) {
    return {
      ...base,
      state: 'bad',
      found: engineProblem?.message ?? 'none answers',
      next: engineProblem?.next ?? 'make setup',
    };
  }
  const named = { ...base, found: `${found.product} ${found.version} (${found.why})` };
  if (!isOlder(found.version, OLDEST_ENGINE[found.product])) return { ...named, state: 'ok' };
  return { ...named, state: 'bad', next: NEWER_ENGINE[found.product] };
}

/** Whether a version such as `20.10.24+dfsg1` comes before another; not if it isn't known. */
function isOlder(version: string, oldest: readonly [number, number]): boolean {
  const match = /^(\d+)\.(\d+)/.exec(version);
  if (match === null) return false;
  const [major, minor] = [Number(match[1]), Number(match[2])];
  return major < oldest[0] || (major === oldest[0] && minor < oldest[1]);
}

function container({ problem }: Probe): Diagnosis {
  const base = { name: 'container of a run', wanted: 'one with your folders' };
  if (problem === null) return { ...base, state: 'ok', found: 'starts, with your folders' };
  return { ...base, state: 'bad', found: problem.message, next: problem.next };
}

function ofEngine(engineFacts: EngineFacts, { gpus, probe }: Facts): Diagnosis[] {
  const { freeImages } = engineFacts;
  return [
    architecture(engineFacts),
    memory(engineFacts),
    limits(engineFacts, probe?.discarded ?? []),
    ...(freeImages === null ? [] : [disk('disk, images', freeImages)]),
    gpu(engineFacts, gpus),
  ];
}

function architecture({ architecture: found }: EngineFacts): Diagnosis {
  const base = { name: 'architecture', found, wanted: 'x86_64' };
  if (/^(x86_64|amd64)$/.test(found)) return { ...base, state: 'ok' };
  return {
    ...base,
    state: 'note',
    next: 'the official images are for x86_64 only: expect emulation, slow, or use the lite image',
  };
}

function memory({ memoryBytes: found }: EngineFacts): Diagnosis {
  const base = { name: 'memory', found: formatBytes(found), wanted: formatBytes(MEMORY_WANTED) };
  if (found >= MEMORY_WANTED) return { ...base, state: 'ok' };
  return { ...base, state: 'note', next: 'give the engine more memory, or expect exit code 12' };
}

/** @param discarded limits that the engine has left out, whatever it says of itself */
function limits(
  { unenforced: said, rootless, remapsUsers, cgroupVersion }: EngineFacts,
  discarded: readonly EngineLimit[],
): Diagnosis {
  const base = { name: 'limits of a run', wanted: 'memory, processors, processes' };
  const unenforced = [...new Set([...said, ...discarded])];
  if (unenforced.length > 0) {
    return {
      ...base,
      state: 'note',
      found: `not enforced: ${unenforced.join(', ')}`,
      next: rootless
        ? `a rootless engine needs cgroup v2 with delegation (here v${cgroupVersion}): use a rootful one to be sure`
        : 'the kernel lacks these controllers: a run here cannot show that a limit holds',
    };
  }
  if (!remapsUsers) return { ...base, state: 'ok', found: 'enforced' };
  return {
    ...base,
    state: 'note',
    found: 'enforced; users are mapped to others',
    next: 'nothing: a run keeps your own user (the host user namespace is used)',
  };
}

function disk(name: string, free: number): Diagnosis {
  const base = { name, found: `${formatBytes(free)} free` };
  if (free < FREE_FOR_LITE) {
    const wanted = formatBytes(FREE_FOR_LITE);
    return {
      ...base,
      state: 'bad',
      wanted,
      next: 'free some: docker system df shows what images take',
    };
  }
  const wanted = formatBytes(FREE_FOR_OFFICIAL);
  if (free >= FREE_FOR_OFFICIAL) return { ...base, state: 'ok', wanted };
  return {
    ...base,
    state: 'note',
    wanted,
    next: 'enough for the lite image, not for the official ones',
  };
}

function gpu({ gpuRuntime }: EngineFacts, gpus: readonly string[]): Diagnosis {
  const base = { name: 'GPU', wanted: 'optional' };
  if (gpus.length === 0) return { ...base, state: 'ok', found: 'none: CPU images are used' };
  const found = gpus.join(', ');
  if (gpuRuntime) return { ...base, state: 'ok', found };
  return {
    ...base,
    state: 'note',
    found: `${found}, unknown to the engine`,
    wanted: 'nvidia-container-toolkit',
    next: 'install nvidia-container-toolkit, or set CPU_OR_GPU=cpu',
  };
}

function images({ images: found }: Facts): Diagnosis {
  const base = { name: 'image', wanted: 'lite, cpu or gpu' };
  if (found.length > 0) return { ...base, state: 'ok', found: found.join(', ') };
  return {
    ...base,
    state: 'note',
    found: 'none',
    next: 'make build (lite, about a minute)',
  };
}

function ownership({ foreignFiles }: Facts): Diagnosis {
  const base = { name: 'file ownership', wanted: 'your own' };
  if (foreignFiles.length === 0) return { ...base, state: 'ok', found: 'your own' };
  return {
    ...base,
    state: 'bad',
    found: `${foreignFiles.length} of another user: ${listed(foreignFiles, 2)}`,
    next: 'sudo chown -R $(id -u):$(id -g) submission data competition_data',
  };
}

function lineEndings({ crlfFiles }: Facts): Diagnosis {
  const base = { name: 'line endings', wanted: 'LF' };
  if (crlfFiles.length === 0) return { ...base, state: 'ok', found: 'LF' };
  // Python reads both; a shell and the package lists do not.
  const broken = crlfFiles.filter((file) => !file.endsWith('.py'));
  return {
    ...base,
    state: broken.length === 0 ? 'note' : 'bad',
    found: `CRLF in ${listed(broken.length === 0 ? crlfFiles : broken, 2)}`,
    next:
      broken.length === 0
        ? 'nothing: Python reads both'
        : `sed -i 's/\\r$//' ${broken.map(quoted).join(' ')}`,
  };
}

/** A path as a shell takes it. */
function quoted(file: string): string {
  return /^[\w./-]+$/.test(file) ? file : shellWord(file);
}
