import type { Finding } from '../finding.ts';
import { checkLock, lockState } from './lock/check.ts';
import { readLockDetails } from './lock/read.ts';
import { readLockTexts } from './lock/texts.ts';
import { type EnvironmentFile, type CondaVariant, condaVariants } from './model.ts';
import type { RuleContext } from './rules/context.ts';
import type { SolvedPackage } from './solve/protocol.ts';
import { findingsOf, type Solution, solveFiles, type SolveOptions } from './solve-files.ts';

export interface Solved {
  readonly solutions: Partial<Record<CondaVariant, Solution>>;
  readonly findings: readonly Finding[];
  readonly notes: readonly string[];
}

/**
 * Solves the files that the checks leave fit for it, starting from their locks: no line that cannot
 * be read, and no channel beyond the policy's, whose server would be somebody else's choice.
 */
export async function solveChecked(
  context: RuleContext,
  checked: readonly Finding[],
  root: string,
  options: SolveOptions,
): Promise<Solved> {
  const head: Partial<Record<CondaVariant, EnvironmentFile>> = {};
  const locked: Partial<Record<CondaVariant, readonly SolvedPackage[]>> = {};
  const findings: Finding[] = [];
  const notes: string[] = [];
  for (const variant of condaVariants) {
    const file = context.head[variant];
    if (file === undefined) continue;
    if (!fitToSolve(file, checked)) {
      notes.push(`\`${file.file}\` is not solved as long as it has lines that cannot be taken.`);
      continue;
    }
    head[variant] = file;
    const texts = await readLockTexts(root, variant);
    const machine = context.policy.variants[variant].virtual_packages;
    findings.push(...checkLock(variant, texts, file, machine));
    const sound = ['fits', 'stale'].includes(lockState(texts, file, machine));
    const lock = sound && texts.details !== undefined ? readLockDetails(texts.details) : undefined;
    locked[variant] = lock?.packages ?? [];
  }
  const base = withAllowedChannels(context);
  const solutions = await solveFiles({ policy: context.policy, head, base }, locked, options);
  for (const solution of Object.values(solutions)) findings.push(...findingsOf(solution));
  return { solutions, findings, notes };
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
