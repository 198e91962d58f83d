import type { Finding } from '../finding.ts';
import type { VariantEnvironment } from './settings/competition.ts';
import { checkLock, type LockCheck, type LockTexts } from './lock/check.ts';
import { lockFiles } from './lock/model.ts';
import { readLockTexts } from './lock/texts.ts';
import type { EnvironmentFile } from './model.ts';
import type { RuleContext } from './rules/context.ts';
import {
  findingsOf,
  type Solution,
  solveFiles,
  type SolveOptions,
  type VariantLocks,
} from './solve-files.ts';

export interface Solved {
  /** By variant. */
  readonly solutions: Readonly<Record<string, Solution>>;
  readonly findings: readonly Finding[];
  readonly notes: readonly string[];
}

/** Brings a file of the base; undefined if the base has none. */
export type ReadBase = (path: string) => Promise<Buffer | undefined>;

/**
 * Verifies the locks of the files that the checks leave fit for it, and solves what has none that
 * holds: no line that cannot be read, and no channel beyond the policy's, whose server would be
 * somebody else's choice.
 */
export async function solveChecked(
  context: RuleContext,
  environments: readonly VariantEnvironment[],
  checked: readonly Finding[],
  { root, readBase }: { readonly root: string; readonly readBase: ReadBase | undefined },
  options: SolveOptions,
): Promise<Solved> {
  const head: Record<string, EnvironmentFile> = {};
  const locks: Record<string, VariantLocks> = {};
  const findings: Finding[] = [];
  const notes: string[] = [];
  const base = withAllowedChannels(context);
  for (const environment of environments) {
    const { variant } = environment;
    const file = context.head[variant];
    if (file === undefined) continue;
    if (!fitToSolve(file, checked)) {
      notes.push(`\`${file.file}\` is not solved as long as it has lines that cannot be taken.`);
      continue;
    }
    head[variant] = file;
    const policy = lockPolicy(context, environment);
    const own = checkLock(variant, await readLockTexts(root, variant), file, policy);
    findings.push(...findingsOfLock(own, file, environment));
    const before = base[variant];
    const old =
      before && readBase && checkLock(variant, await baseTexts(variant, readBase), before, policy);
    locks[variant] = {
      head: own.state === 'fits' ? own.lock : undefined,
      base: old?.state === 'fits' ? old.lock : undefined,
      preferred: old?.lock ?? (own.state === 'stale' ? own.lock : undefined),
    };
  }
  const notFree = context.policy.licences?.not_free ?? [];
  const solutions = await solveFiles({ environments, head, base }, locks, { ...options, notFree });
  for (const solution of Object.values(solutions)) findings.push(...findingsOf(solution));
  return { solutions, findings, notes };
}

/** What the texts of the locks tell, without a network. */
export async function checkLocks(
  context: RuleContext,
  environments: readonly VariantEnvironment[],
  root: string,
): Promise<Finding[]> {
  const told = environments.map(async (environment): Promise<readonly Finding[]> => {
    const { variant } = environment;
    const file = context.head[variant];
    if (file === undefined) return [];
    const texts = await readLockTexts(root, variant);
    const own = checkLock(variant, texts, file, lockPolicy(context, environment));
    return findingsOfLock(own, file, environment);
  });
  return (await Promise.all(told)).flat();
}

/** A file from elsewhere is a proposal: the lock of the official file says nothing against it. */
function findingsOfLock(
  { findings }: LockCheck,
  { file }: EnvironmentFile,
  official: VariantEnvironment,
): readonly Finding[] {
  return file === official.file ? findings : [];
}

/** What a lock is held against. */
function lockPolicy({ policy }: RuleContext, { machine }: VariantEnvironment) {
  return { channels: policy.channels, virtualPackages: machine };
}

async function baseTexts(variant: string, readBase: ReadBase): Promise<LockTexts> {
  const { explicit, details, pip } = lockFiles(variant);
  const text = async (file: string) => (await readBase(file))?.toString('utf8');
  return { explicit: await text(explicit), details: await text(details), pip: await text(pip) };
}

function fitToSolve(file: EnvironmentFile, findings: readonly Finding[]): boolean {
  const barred = findings.some(
    ({ rule, place }) => rule === 'allowed-channel' && place.file === file.file,
  );
  return !barred && file.unread.length === 0 && file.conda.length > 0;
}

/** The policy may have grown stricter than it was when the base was merged. */
function withAllowedChannels({ base, policy }: RuleContext): RuleContext['base'] {
  const allowed = (name: string) => policy.channels.includes(name);
  const entries = Object.entries(base).filter(([, file]) =>
    [...file.channels.map(({ name }) => name), ...file.conda.map(({ channel }) => channel)].every(
      (name) => name === undefined || allowed(name),
    ),
  );
  return Object.fromEntries(entries);
}
