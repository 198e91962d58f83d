import { ExitCode, SurroundingsError, UserError } from '../../errors.ts';
import type { Finding } from '../../finding.ts';
import { shortPins } from '../requirement/exact-pins.ts';
import type { EnvironmentFile } from '../model.ts';
import { checkPypi } from '../pypi/check.ts';
import type { PipPackage } from '../pypi/resolve/resolve.ts';
import type { PipSources } from '../pypi/resolve/sources.ts';
import type { SolveOutcome } from '../solve/outcome.ts';
import type { Solver } from '../solve/solver.ts';
import { installOrder } from './install-order.ts';
import { inputsHash, type LockDetails, type LockedPipPackage } from './model.ts';

/**
 * Solves one environment file for its lock.
 * @param sources.kept the lock as it was: what still fits stays
 * @returns the lock, and what its pip section leaves to be desired
 * @throws UserError if there is no solution, SurroundingsError if a server does not answer
 */
export async function makeLock(
  variant: string,
  file: EnvironmentFile,
  virtualPackages: Readonly<Record<string, string>>,
  sources: { solver: Solver; pip: PipSources; kept: LockDetails | undefined },
): Promise<{ lock: LockDetails; findings: readonly Finding[] }> {
  const { solver, pip: pipFrom, kept } = sources;
  const locked = kept?.packages ?? [];
  const outcome = await solver.solve({ file, virtualPackages, locked });
  if (outcome.verdict !== 'solved') throw refusal(file, outcome);
  const [short] = shortPins(file.conda, outcome.packages);
  if (short !== undefined) throw atLine(short);
  const unhashed = outcome.packages.filter(({ sha256 }) => sha256 === undefined);
  if (unhashed.length > 0) {
    const names = unhashed.map(({ name }) => name).join(', ');
    throw blocked(`a channel gives no SHA-256 for ${names}: they can't be locked`);
  }
  const section = { file, solved: outcome.packages };
  const preferred = new Map(kept?.pip.map(({ name, version }) => [name, version]));
  const glibc = virtualPackages['__glibc'] ?? '2.17';
  const standing = new Set(kept?.pip.map(({ name, version }) => `${name}==${version}`));
  const pypi = await checkPypi(section, { ...pipFrom, glibc, preferred, standing });
  if (pypi.verdict !== 'checked') throw notTold(`the pip section was not checked: ${pypi.reason}`);
  const wrong = pypi.findings.find(({ severity }) => severity === 'error');
  if (wrong !== undefined) throw atLine(wrong);
  const inputs = inputsHash(file, virtualPackages);
  const pip = (pypi.packages ?? []).map(lockedPackage);
  const packages = installOrder(outcome.packages);
  return { lock: { schema: 1, variant, inputs, packages, pip }, findings: pypi.findings };
}

function lockedPackage({ name, version, requires, files }: PipPackage): LockedPipPackage {
  return {
    name,
    version,
    requires,
    files: files.map(({ filename, sha256, size }) => ({ filename, sha256, size })),
  };
}

/** Why there is no solution, as the error of a command. */
export function refusal(
  file: EnvironmentFile,
  outcome: Exclude<SolveOutcome, { verdict: 'solved' }>,
): Error {
  if (outcome.verdict === 'crashed') return new Error(outcome.message);
  if ('message' in outcome) {
    const next = 'try again with a longer --time-limit';
    return new UserError(`${file.file} was not solved: ${outcome.message}`, {
      exitCode: ExitCode.undecided,
      next,
    });
  }
  if (outcome.verdict === 'channel-unavailable') {
    return unavailable(`channel ${outcome.channel}`, outcome);
  }
  const [first] = outcome.findings;
  return first === undefined ? blocked(`${file.file} has no solution`) : atLine(first);
}

function atLine({ place, message, suggestion }: Finding): UserError {
  const instead = suggestion === undefined ? '' : ` Instead: ${suggestion}`;
  return blocked(`${place.file}:${place.line}: ${message}${instead}`);
}

/** The files can't be locked as they are; the check says more. */
export function blocked(message: string): UserError {
  return new UserError(message, { exitCode: ExitCode.blocked, next: 'npx vsc validate' });
}

function unavailable(
  what: string,
  { url, reason }: { url: string; reason: string },
): SurroundingsError {
  return notTold(`${what} could not be read: ${reason} (${url})`);
}

function notTold(message: string): SurroundingsError {
  return new SurroundingsError(message, {
    next: 'try again later; nothing is wrong with the environment files as far as is known',
  });
}
