import { UserError } from '../errors.ts';

/** The label by which an image says what of its inside the commands of a working tree can rely on. */
export const CONTRACT_LABEL = 'org.drivendata.vsc.contract';

/**
 * Raised with each change of runtime/ that a command needs of the image that it runs: an image of another number
 * would fail in its middle, with words about something else. An image without the label is older than all of them.
 *
 * 1: everybody may write to the working folder; `embed` can be held.
 */
export const CONTRACT = 1;

/** @throws UserError if an image was built from a state of this repository that this one can't work with. */
export function requireContract(
  reference: string,
  labels: Readonly<Record<string, string>> | null | undefined,
): void {
  const found = labels?.[CONTRACT_LABEL];
  if (found === String(CONTRACT)) return;
  const isNewer = Number(found) > CONTRACT;
  const says =
    found === undefined ? 'it says nothing of its contract' : `it has the contract ${found}`;
  throw new UserError(
    `the image ${reference} is ${isNewer ? 'newer' : 'older'} than this working tree: ${says} (${CONTRACT_LABEL}), and ${CONTRACT} is needed`,
    { next: isNewer ? 'git pull' : 'build it again (make build), or pull it again' },
  );
}
