import { competitionOf, environmentsOf } from '../../../environment/settings/competition.ts';
import { lockFiles } from '../../../environment/lock/model.ts';
import { finding } from '../../../environment/rules/catalogue.ts';
import type { Finding } from '../../../finding.ts';
import type { Ports } from '../../../ports.ts';
import { type LockedVariant, lockEnvironments } from '../lock/lock.ts';
import type { ValidateInputs } from '../validate/validate.ts';

type Files = ReadonlyMap<string, Buffer>;

/**
 * Locks again what a request locks, starting from its own locks, and says where that is not what it has:
 * the check verifies conda's part of a lock, and pip's part could name any file. It writes the locks under
 * the root.
 *
 * @throws UserError if a server can't tell.
 */
export async function relock(
  [before, after]: readonly [Files, Files],
  solve: NonNullable<ValidateInputs['solve']>,
  ports: Ports,
): Promise<Finding[]> {
  const variants = environmentsOf(await competitionOf(ports.root)).filter(({ variant }) =>
    Object.values(lockFiles(variant)).some((file) => {
      const now = after.get(file);
      return now !== undefined && before.get(file)?.equals(now) !== true;
    }),
  );
  const { cacheFolder, ...options } = solve;
  const locked: LockedVariant[] = [];
  for (const { variant } of variants) {
    const inputs = { variant, upgrade: [], upgradeAll: false, solve: { ...options, cacheFolder } };
    locked.push(...(await lockEnvironments(inputs, ports)));
  }
  return locked.flatMap(({ written }) =>
    written.map((file) => {
      const place = { file, line: 1, column: 1, endColumn: 2 };
      const message = 'This is not what a lock of the environment file holds.';
      return finding(
        'lock',
        'error',
        place,
        message,
        'run `npx vsc lock` and commit what it writes',
      );
    }),
  );
}
