import { UserError } from '../../../errors.ts';
import type { Diagnosis } from '../../../machine/facts.ts';

/**
 * Looks at one thing. What refuses with a message is bad, for that is what a publish would end with.
 * @param wanted for the table, where something is found
 */
export async function look(
  name: string,
  wanted: string,
  work: () => Promise<Pick<Diagnosis, 'state' | 'found' | 'next'>>,
): Promise<Diagnosis> {
  try {
    return { name, wanted, ...(await work()) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { name, wanted, state: 'bad', found: error.message, next: error.next ?? '' };
  }
}
