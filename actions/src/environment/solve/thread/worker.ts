import { parentPort } from 'node:worker_threads';
import { simpleSolve, Version, VersionSpec } from '@conda-org/rattler';
import { messageOf } from '../../../errors.ts';
import { memoryWeb } from './memory-channel.ts';
import type { SolverReply, SolverRequest, SolvedPackage, SolveTask } from './protocol.ts';
import { SUBDIR } from '../../settings/subdir.ts';

// The entry of the solver's thread. A panic of the solver is an uncaught error here: it ends the
// thread, and the main thread sees that (thread.ts).
parentPort?.on('message', (request: SolverRequest) => {
  void answer(request)
    .catch((error: unknown): SolverReply => ({ ok: false, error: messageOf(error) }))
    .then((reply) => parentPort?.postMessage(reply, []));
});

async function answer(request: SolverRequest): Promise<SolverReply> {
  if (request.kind === 'solve') return { ok: true, packages: await solve(request) };
  return { ok: true, versions: match(request.constraint, request.versions) };
}

async function solve(task: SolveTask): Promise<SolvedPackage[]> {
  Object.assign(globalThis, memoryWeb(task.channels));
  const solved = await simpleSolve(
    [...task.specs],
    task.channels.map(({ url }) => url),
    [SUBDIR, 'noarch'],
    task.locked.map(asInstalled),
  );
  return solved.map((found) => ({
    name: found.packageName,
    version: asWritten(found),
    build: found.build,
    buildNumber: Number(found.buildNumber ?? 0),
    subdir: found.subdir ?? '',
    url: found.url,
    md5: found.md5,
    sha256: found.sha256,
    size: found.size === undefined ? undefined : Number(found.size),
    depends: found.depends ?? [],
  }));
}

/** The solver gives `3.000` as `3.0`; a package's file has the version as its record writes it. */
function asWritten(found: Awaited<ReturnType<typeof simpleSolve>>[number]): string {
  const { packageName: name, version, build, url } = found;
  const stem = url.slice(url.lastIndexOf('/') + 1).replace(/\.(?:conda|tar\.bz2)$/, '');
  const right = stem.startsWith(`${name}-`) && stem.endsWith(`-${build}`);
  return right ? stem.slice(name.length + 1, -build.length - 1) : version;
}

function asInstalled(locked: SolvedPackage): Record<string, unknown> {
  const { name, subdir, url, ...rest } = locked;
  return {
    ...rest,
    packageName: name,
    subdir,
    url,
    filename: url.slice(url.lastIndexOf('/') + 1),
    repoName: url.slice(0, url.lastIndexOf(`/${subdir}/`)),
  };
}

function match(constraint: string, versions: readonly string[]): string[][] {
  const spec = new VersionSpec(constraint);
  const matching = versions.flatMap((text) => {
    const version = parseVersion(text);
    return version !== undefined && spec.matches(version) ? [{ text, version }] : [];
  });
  matching.sort((a, b) => b.version.compare(a.version));
  const places: { version: Version; texts: string[] }[] = [];
  for (const { text, version } of matching) {
    const place = places.at(-1);
    if (place?.version.equals(version) === true) place.texts.push(text);
    else places.push({ version, texts: [text] });
  }
  return places.map(({ texts }) => texts);
}

function parseVersion(text: string): Version | undefined {
  try {
    return new Version(text);
  } catch {
    return undefined;
  }
}
