import schema from '../../../../environment/lock.schema.json' with { type: 'json' };
import { lazySchema } from '../yaml/schema.ts';
import type { LockDetails } from './model.ts';

const lockSchema = lazySchema<LockDetails>(schema);

/** Reads the details of a lock; undefined if the text is damaged or of another make. */
export function readLockDetails(text: string): LockDetails | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return lockSchema()(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Why a text is not a lock, in a few words; undefined if it is one. */
export function lockProblem(text: string): string | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'it is not JSON';
  }
  const validate = lockSchema();
  if (validate(value)) return undefined;
  const [error] = validate.errors ?? [];
  const place = error?.instancePath === '' ? '' : `${error?.instancePath} `;
  return `${place}${error?.message ?? 'does not fit its schema'}`;
}

/** The hash in the head of an explicit lock or a pip lock; undefined if there is none. */
export function lockedInputs(text: string): string | undefined {
  return /^# inputs: ([0-9a-f]{64})$/m.exec(text.slice(0, 2000))?.[1];
}
