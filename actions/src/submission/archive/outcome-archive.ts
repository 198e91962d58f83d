import { createReadStream } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import tar from 'tar-stream';
import { messageOf, UserError } from '../../errors.ts';
import { shown } from '../../files/messages.ts';

/** The members of `submission.tar.gz`, as the platform takes them. */
export const OUTCOME_MEMBERS = ['full_rankings.csv', 'subset_rankings.csv'] as const;

export type OutcomeMember = (typeof OUTCOME_MEMBERS)[number];

/** 25 rows for each of 100,000 queries stay below 100 MB; more is not one of our files. */
const MEMBER_BYTES = 512 * 2 ** 20;

const NEXT = 'make test-submission, which writes a new one';

/**
 * Reads both rankings out of a `submission.tar.gz`. A member is as long as its header says, so one that
 * is too large is refused before it is unpacked.
 *
 * @throws UserError for a file that is missing or is not such an archive, and if a member is missing,
 *   unknown, repeated, not a plain file or too large.
 */
export async function readOutcome(file: string): Promise<Record<OutcomeMember, Buffer>> {
  const members = new Map<string, Buffer>();
  const name = shown(file);
  try {
    const extract = tar.extract();
    await Promise.all([
      pipeline(createReadStream(file), createGunzip(), extract),
      collect(extract, members),
    ]);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      throw new UserError(`there is no ${name}: a run that fails writes none`, {
        cause: error,
        next: NEXT,
      });
    }
    if (error instanceof UserError)
      throw new UserError(`${name}: ${error.message}`, { cause: error, next: NEXT });
    throw new UserError(`${name} cannot be read as a submission.tar.gz: ${messageOf(error)}`, {
      cause: error,
      next: NEXT,
    });
  }
  const take = (member: OutcomeMember): Buffer => {
    const found = members.get(member);
    if (found === undefined) throw new UserError(`${name} holds no ${member}`, { next: NEXT });
    return found;
  };
  return {
    'full_rankings.csv': take('full_rankings.csv'),
    'subset_rankings.csv': take('subset_rankings.csv'),
  };
}

async function collect(extract: tar.Extract, members: Map<string, Buffer>): Promise<void> {
  for await (const entry of extract) {
    const { name, type, size } = entry.header;
    if (!(OUTCOME_MEMBERS as readonly string[]).includes(name) || type !== 'file') {
      throw new UserError(`the member ${JSON.stringify(name)} does not belong there`, {
        next: NEXT,
      });
    }
    if (members.has(name)) throw new UserError(`the member ${name} comes twice`, { next: NEXT });
    if (size > MEMBER_BYTES) throw new UserError(`the member ${name} is too large`, { next: NEXT });
    members.set(name, await buffer(entry));
  }
}
