import type { Candidates } from '../channel/closure.ts';
import type { Channel, SubdirShard } from '../channel/repodata.ts';
import { type RepoRecord, writeShard } from '../channel/records.ts';
import type { CondaSpec } from '../model.ts';
import type { SolvedPackage, SolveTask, WireChannel, WireSubdir } from './thread/protocol.ts';
import { SUBDIR } from '../settings/subdir.ts';

/** The package that asks for every line of the file, so that a conflict names both its sides. */
export const rootName = 'vsc-environment';

/** Starts the names of packages that carry what a locked package says against others. */
const guardPrefix = 'vsc-guard-';

/**
 * The task of the solver's thread: the candidates, and ahead of them a channel of our own with the
 * virtual packages and a package that depends on the environment's lines.
 * @param virtual name to version, such as `__cuda` to `11.3`; for `__archspec` the architecture
 */
export function solveTask(
  specs: readonly CondaSpec[],
  candidates: Candidates,
  virtual: Readonly<Record<string, string>>,
  locked: readonly SolvedPackage[] = [],
): SolveTask {
  const virtualNames = Object.keys(virtual);
  // With the virtual packages among its needs the solver heeds what others say against them.
  const root = record(rootName, '1', '0', [...specs.map(asDependency), ...virtualNames]);
  const machine = Object.entries(virtual).map(([name, value]) =>
    name === '__archspec' ? record(name, '1', value) : record(name, value, '0'),
  );
  const kept = locked.flatMap((each) => {
    const found = offered(each, candidates);
    return found === undefined ? [] : [guarded(asListed(each, found), found.listed.fields)];
  });
  const guards = kept.flatMap(({ guard }) => guard ?? []);
  return {
    specs: [rootName],
    channels: [ownChannel([root, ...machine, ...guards]), ...Array.from(candidates, wireChannel)],
    locked: kept.map(({ locked: each }) => each),
  };
}

/** Whether a package of a solution is one of ours, not of a channel. */
export function isOwnName(name: string): boolean {
  return name === rootName || name.startsWith(guardPrefix);
}

/**
 * The solver takes a locked package as we give it, and has no place in it for `constrains`. So it
 * depends on a package of ours that has them.
 */
function guarded(
  locked: SolvedPackage,
  { constrains }: RepoRecord['fields'],
): { locked: SolvedPackage; guard?: RepoRecord } {
  if (!Array.isArray(constrains) || constrains.length === 0) return { locked };
  const guard = record(`${guardPrefix}${locked.name}`, '1', '0');
  return {
    locked: { ...locked, depends: [...locked.depends, guard.name] },
    guard: { ...guard, fields: { ...guard.fields, constrains } },
  };
}

/** A line as repodata writes a dependency. `=1.2=build` names one version, as conda reads it. */
function asDependency({ name, constraint, version, build }: CondaSpec): string {
  if (constraint === undefined) return name;
  return build === undefined ? `${name} ${constraint}` : `${name} ==${version} ${build}`;
}

function record(name: string, version: string, build: string, depends: string[] = []): RepoRecord {
  const fields = { name, version, build, build_number: 0, depends, subdir: 'noarch' };
  return { name, version, build, depends, fields };
}

/** Lies at an address that can't exist (RFC 6761): nothing of it is ever fetched. */
function ownChannel(records: readonly RepoRecord[]): WireChannel {
  const url = 'https://environment.invalid/own';
  const shards = records.map((each): [string, Uint8Array] => {
    const file = `${each.name}-${each.version}-${each.build}.tar.bz2`;
    return [each.name, writeShard(new Map([[file, each]])).bytes];
  });
  const empty = { packageBase: './', shards: new Map<string, Uint8Array>() };
  return {
    url,
    subdirs: [
      { subdir: SUBDIR, ...empty },
      { ...empty, subdir: 'noarch', shards: new Map(shards) },
    ],
  };
}

/** In the order of names, so that the same records give the same solution. */
function wireChannel([channel, byName]: [
  Channel,
  ReadonlyMap<string, readonly SubdirShard[]>,
]): WireChannel {
  const names = [...byName.keys()].toSorted();
  const subdirs = channel.subdirs.map((subdir): WireSubdir => {
    const shards = names.flatMap((name): [string, Uint8Array][] =>
      (byName.get(name) ?? [])
        .filter((each) => each.subdir === subdir)
        .map(({ shard }) => [name, shard.bytes]),
    );
    return { subdir: subdir.subdir, packageBase: subdir.packageBase, shards: new Map(shards) };
  });
  return { url: channel.location.url, subdirs };
}

/**
 * The channel's record of a locked package. One that the channel no longer has, or has with other
 * bytes, is not preferred, nor is one of a channel that doesn't serve the name: the first that has it does, and
 * the solver would take what is locked from any.
 */
function offered(locked: SolvedPackage, candidates: Candidates): Offered | undefined {
  const file = locked.url.slice(locked.url.lastIndexOf('/') + 1);
  const serving = [...candidates.values()].find((byName) => byName.has(locked.name));
  for (const { subdir, shard } of serving?.get(locked.name) ?? []) {
    const listed = shard.records.get(file);
    if (listed === undefined || subdir.packageBase + file !== locked.url) continue;
    const hash = hexOf(listed.fields['sha256']);
    const same = locked.sha256 === undefined || hash === undefined || hash === locked.sha256;
    return same ? { listed, subdir: subdir.subdir } : undefined;
  }
  return undefined;
}

interface Offered {
  readonly listed: RepoRecord;
  readonly subdir: string;
}

/** A locked package in its record's words: channels correct what packages need, and the file is the same. */
function asListed(locked: SolvedPackage, { listed, subdir }: Offered): SolvedPackage {
  const { version, build, depends, fields } = listed;
  return {
    ...locked,
    version,
    build,
    buildNumber: Number(fields['build_number'] ?? 0),
    subdir,
    depends,
    md5: hexOf(fields['md5']),
    sha256: hexOf(fields['sha256']) ?? locked.sha256,
    size: typeof fields['size'] === 'number' ? fields['size'] : undefined,
  };
}

/** Shards have hashes as bytes, whole repodata as text. */
function hexOf(hash: unknown): string | undefined {
  if (hash instanceof Uint8Array) return Buffer.from(hash).toString('hex');
  return typeof hash === 'string' ? hash : undefined;
}
