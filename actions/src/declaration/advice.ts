import type { Ports } from '../ports.ts';
import { kebabCase } from './input.ts';

/** The variables of the inputs that advice names. */
const VARIABLES = { dataset: 'DATASET', force: 'FORCE', allowStale: 'ALLOW_STALE' } as const;

/**
 * A call of a command to type as it stands, in the way its user came: under make
 * `FORCE=true make pack-submission`, else `npx vsc pack-submission --force`.
 */
export function advice(
  env: Ports['env'],
  command: string,
  values: Readonly<Partial<Record<keyof typeof VARIABLES, string | true>>>,
): string {
  const given = Object.entries(values) as [keyof typeof VARIABLES, string | true][];
  // Make sets it for all that it starts.
  if (env['MAKELEVEL'] !== undefined) {
    const settings = given.map(([key, value]) => `${VARIABLES[key]}=${value}`);
    return [...settings, 'make', command].join(' ');
  }
  const flags = given.map(([key, value]) =>
    value === true ? `--${kebabCase(key)}` : `--${kebabCase(key)} ${value}`,
  );
  return ['npx vsc', command, ...flags].join(' ');
}
