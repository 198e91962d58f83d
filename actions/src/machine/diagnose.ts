import { formatBytes } from '../text.ts';
import type { Diagnosis, EngineFacts, Facts } from './facts.ts';

const GIB = 2 ** 30;
/** The lite image, a sample data set and a run need about 1 GB; the official images 20 GB and more. */
const FREE_FOR_LITE = 3 * GIB;
const FREE_FOR_OFFICIAL = 40 * GIB;
const MEMORY_WANTED = 4 * GIB;

/** Judges the facts, one diagnosis a concern, in the order in which they should be mended. */
export function diagnose(facts: Facts): Diagnosis[] {
  return [
    node(facts),
    engine(facts),
    ...(facts.engine === null ? [] : ofEngine(facts.engine, facts.gpus)),
    disk('disk, this folder', facts.freeHere),
    images(facts),
    ownership(facts),
    lineEndings(facts),
  ];
}

function node({ node: version }: Facts): Diagnosis {
  const ok = Number(version.replace(/^v/, '').split('.')[0]) >= 24;
  const base = { name: 'Node', found: version, wanted: 'v24 or newer' };
  return ok ? { ...base, state: 'ok' } : { ...base, state: 'bad', next: 'make setup' };
}

function engine({ engine: found }: Facts): Diagnosis {
  const base = { name: 'container engine', wanted: 'Docker 20.10 or newer' };
  return found === null
    ? { ...base, state: 'bad', found: 'none answers', next: 'make setup' }
    : { ...base, state: 'ok', found: `Docker ${found.version}` };
}

function ofEngine(engineFacts: EngineFacts, gpus: readonly string[]): Diagnosis[] {
  const checks = [architecture(engineFacts), memory(engineFacts), gpu(engineFacts, gpus)];
  if (engineFacts.freeImages !== null) {
    checks.splice(2, 0, disk('disk, images', engineFacts.freeImages));
  }
  return checks;
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

function memory({ memory: found }: EngineFacts): Diagnosis {
  const base = { name: 'memory', found: formatBytes(found), wanted: formatBytes(MEMORY_WANTED) };
  if (found >= MEMORY_WANTED) return { ...base, state: 'ok' };
  return { ...base, state: 'note', next: 'give the engine more memory, or expect exit code 12' };
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
    next: 'make build (lite) or make pull (official)',
  };
}

function ownership({ foreignFiles }: Facts): Diagnosis {
  const base = { name: 'file ownership', wanted: 'your own' };
  if (foreignFiles.length === 0) return { ...base, state: 'ok', found: 'your own' };
  return {
    ...base,
    state: 'bad',
    found: `${foreignFiles.length} of another user: ${some(foreignFiles)}`,
    next: 'sudo chown -R $(id -u):$(id -g) submission data competition_data',
  };
}

function lineEndings({ crlfFiles }: Facts): Diagnosis {
  const base = { name: 'line endings', wanted: 'LF' };
  if (crlfFiles.length === 0) return { ...base, state: 'ok', found: 'LF' };
  return {
    ...base,
    state: 'bad',
    found: `CRLF in ${some(crlfFiles)}`,
    next: 'git config core.autocrlf input, then git rm --cached -r . && git reset --hard',
  };
}

function some(names: readonly string[]): string {
  return names.length > 2
    ? `${names.slice(0, 2).join(', ')} and ${names.length - 2} more`
    : names.join(', ');
}
