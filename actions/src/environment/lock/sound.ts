import { nameOfSpec } from '../channel/closure.ts';
import { locateChannels } from '../channel/location.ts';
import { sameCondaVersion } from '../requirement/exact-pins.ts';
import type { CondaSpec, EnvironmentFile } from '../model.ts';
import { givenBelow } from '../pypi/resolve/given.ts';
import { sameVersion } from '../pypi/index/releases.ts';
import { parseFilename } from '../pypi/index/simple-page.ts';
import { fitsBuild } from '../solve/build-pattern.ts';
import type { SolvedPackage } from '../solve/thread/protocol.ts';
import { installOrder } from './install-order.ts';
import type { LockDetails, LockedPipPackage } from './model.ts';
import { pipClosureFaults, type ToldFault } from './pip-closure.ts';

/** What the policy says of a variant's packages: where they come from, and what they run on. */
export interface LockPolicy {
  readonly channels: readonly string[];
  readonly virtualPackages: Readonly<Record<string, string>>;
}

/** What is wrong with a lock. */
export interface LockFault {
  readonly section: 'conda' | 'pip';
  /** The package; undefined if it is about the whole section. */
  readonly name: string | undefined;
  /** A sentence. */
  readonly message: string;
}

/**
 * What can't be in a lock of this file under this policy: judged by the texts alone, so that a build
 * refuses it too, without a network. Whether constraints hold is the solver's to say.
 */
export function unsoundLock(
  lock: LockDetails,
  file: EnvironmentFile,
  policy: LockPolicy,
): LockFault[] {
  const conda = [
    ...lock.packages.flatMap((each) => addressFaults(each, file, policy)),
    ...closureFaults(lock.packages, file, policy),
    ...file.conda.flatMap((line) => lineFaults(line, lock.packages)),
  ].map(([name, message]): LockFault => ({ section: 'conda', name, message }));
  const pip = pipFaults(lock, file).map(([name, message]): LockFault => ({
    section: 'pip',
    name,
    message,
  }));
  return [...conda, ...pip];
}

/** A package lies in a channel that the file names and the policy allows, under its own file name. */
function addressFaults(
  each: SolvedPackage,
  file: EnvironmentFile,
  policy: LockPolicy,
): ToldFault[] {
  const named = [
    ...file.channels.map(({ name }) => name),
    ...file.conda.flatMap(({ channel }) => channel ?? []),
  ].filter((name) => policy.channels.includes(name));
  const { name, version, build, subdir, url } = each;
  const stem = `${subdir}/${name}-${version}-${build}`;
  const right = locateChannels(named).some((channel) =>
    [`${channel.url}/${stem}.conda`, `${channel.url}/${stem}.tar.bz2`].includes(url),
  );
  if (right) return [];
  return [
    [name, `${name} comes from ${url}, which is not its address in a channel of ${file.file}.`],
  ];
}

/** Everything is there once, in order, and nothing that no line leads to. */
function closureFaults(
  packages: readonly SolvedPackage[],
  file: EnvironmentFile,
  { virtualPackages }: LockPolicy,
): ToldFault[] {
  const byName = new Map(packages.map((each) => [each.name, each]));
  const known = (name: string) => byName.has(name) || name in virtualPackages;
  const told = packages.flatMap((each): ToldFault[] => {
    if (byName.get(each.name) !== each) return [[each.name, `${each.name} is listed twice.`]];
    return needsOf(each)
      .filter((need) => !known(need))
      .map((need) => [each.name, `${each.name} needs ${need}, which is not in the lock.`]);
  });
  const reached = new Set<string>();
  const waiting = file.conda.map(({ name }) => name);
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (reached.has(name)) continue;
    reached.add(name);
    const found = byName.get(name);
    if (found !== undefined) waiting.push(...needsOf(found));
  }
  const stray = packages.filter(({ name }) => !reached.has(name));
  told.push(
    ...stray.map(({ name }): ToldFault => [name, `No entry of ${file.file} needs ${name}.`]),
  );
  if (told.length > 0) return told;
  const late = installOrder(packages).findIndex((each, index) => each !== packages[index]);
  const name = packages[late]?.name;
  return late < 0 ? [] : [[name, `${name} stands before what it needs, or out of order.`]];
}

function needsOf({ depends }: SolvedPackage): string[] {
  return depends.map(nameOfSpec);
}

/** `=1.9` allows 1.9.3 to conda; `==1.9` doesn't. Other constraints are left to the solver. */
function lineFaults(line: CondaSpec, packages: readonly SolvedPackage[]): ToldFault[] {
  const found = packages.find(({ name }) => name === line.name);
  if (found === undefined) return [[undefined, `\`${line.raw}\` is not in the lock.`]];
  const { version, build, url } = found;
  const exact = line.version === undefined || isVersion(version, line);
  const channel = line.channel === undefined ? [] : locateChannels([line.channel]);
  const elsewhere = channel.length > 0 && !channel.some((each) => url.startsWith(`${each.url}/`));
  const built = line.build === undefined || fitsBuild(build, line.build);
  if (exact && built && !elsewhere) return [];
  return [[found.name, `${found.name} ${version} ${build} is not what \`${line.raw}\` asks for.`]];
}

function isVersion(version: string, { constraint = '', version: asked = '' }: CondaSpec): boolean {
  const open = !constraint.startsWith('==') && version.startsWith(`${asked}.`);
  return open || sameCondaVersion(version, asked);
}

/** The pip half by itself: each file is one of its package, all needs are met, and nothing is there without. */
function pipFaults(lock: LockDetails, file: EnvironmentFile): ToldFault[] {
  const byName = new Map(lock.pip.map((each) => [each.name, each]));
  const wrong = lock.pip.flatMap((each): ToldFault[] => {
    if (byName.get(each.name) !== each) return [[each.name, `${each.name} is listed twice.`]];
    const alien = each.files.find(({ filename }) => !isFileOf(filename, each));
    if (alien !== undefined) {
      return [[each.name, `${alien.filename} is not a file of ${each.name} ${each.version}.`]];
    }
    return each.files.length > 0 ? [] : [[each.name, `${each.name} has no file in the lock.`]];
  });
  if (wrong.length > 0) return wrong;
  const given = givenBelow(lock.packages, file);
  const twice = lock.pip.filter(({ name }) => given.has(name));
  if (twice.length > 0) {
    return twice.map(({ name }) => [name, `${name} is listed twice: conda has it.`]);
  }
  const python = lock.packages.find(({ name }) => name === 'python')?.version ?? '';
  const half = { file: file.file, lines: file.pip, python, given, extrasKnown: false };
  return pipClosureFaults(lock.pip, half);
}

/** The file's name says of what release it is. */
function isFileOf(filename: string, { name, version }: LockedPipPackage): boolean {
  const parsed = parseFilename(name, filename);
  return parsed !== undefined && sameVersion(parsed.version, version);
}
