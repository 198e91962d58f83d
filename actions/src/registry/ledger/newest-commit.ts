import { type Digests, isCommit, type LedgerHead } from './ledger.ts';
import type { Registry } from '../client/client.ts';
import { isDigest } from '../client/oci.ts';
import { putRecord, readStoredRecord, recordManifest } from './record.ts';

/** The newest commit that was ever judged: nothing older may follow. */
export interface Newest {
  /** Of the release that has its images. */
  readonly number: number;
  readonly commit: string;
  readonly digests: Digests;
}

/** A commit with the very images of the newest release makes none of its own, but nothing older may follow it. */
interface Judged {
  /** Digest of the ledger's head that has its images: with another head, this says nothing. */
  readonly head: string;
  readonly commit: string;
}

const TAG = 'newest-commit';
const ARTIFACT_TYPE = 'application/vnd.drivendata.vsc.newest-commit.v1+json';

/** The newest commit by the ledger's head, or by what was judged since. Undefined before the first release. */
export async function readNewest(
  registry: Registry,
  head: LedgerHead | undefined,
): Promise<Newest | undefined> {
  if (head === undefined) return undefined;
  const judged = (await readStoredRecord(registry, TAG, checked))?.value;
  const { number, digests, newest } = head.value;
  return judged?.head === head.digest ? { number, commit: judged.commit, digests } : newest;
}

/** Writes down that a commit has the images of the ledger's head, and makes no release of its own. */
export async function recordNewest(
  registry: Registry,
  head: LedgerHead,
  commit: string,
): Promise<void> {
  const judged: Judged = { head: head.digest, commit };
  await putRecord(registry, TAG, recordManifest(ARTIFACT_TYPE, judged));
}

/** What is damaged says nothing: the ledger has the newest release all the same. */
function checked(value: unknown): Judged | undefined {
  const { head, commit } = (value ?? {}) as Partial<Judged>;
  return typeof head === 'string' && isDigest(head) && isCommit(commit)
    ? { head, commit }
    : undefined;
}
