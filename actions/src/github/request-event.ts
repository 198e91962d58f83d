import { UserError } from '../errors.ts';
import { readEvent } from './event.ts';

type Env = Readonly<Record<string, string | undefined>>;

/**
 * What somebody asks for beside a pull request of their own: a filled-in form, or `/lock` on a pull
 * request. All but the numbers and the association is their text.
 */
export interface RequestEvent {
  readonly kind: 'form' | 'lock';
  /** Of the issue or the pull request. */
  readonly number: number;
  readonly body: string;
  /** What GitHub says of who wrote it, such as `MEMBER`. */
  readonly association: string;
}

/** By `label:` of the form. */
const LABEL = 'package-request';

/**
 * The event of this run as such a request; undefined if the issue or comment asks for nothing.
 *
 * @throws UserError if the run is not of an issue or a comment.
 */
export async function requestEvent(env: Env): Promise<RequestEvent | undefined> {
  const { issue, comment } = (await readEvent(env)) as Payload;
  if (issue === undefined) {
    throw new UserError('this action is for workflows that start on: issues, issue_comment', {
      next: 'see .github/workflows/package-request-form.yml',
    });
  }
  const ofPull = issue.pull_request !== undefined;
  if (comment !== undefined) {
    if (!ofPull || comment.body?.trim() !== '/lock') return undefined;
    return {
      kind: 'lock',
      number: issue.number,
      body: '',
      association: comment.author_association,
    };
  }
  if (ofPull || !issue.labels.some(({ name }) => name === LABEL)) return undefined;
  const { number, body, author_association: association } = issue;
  return { kind: 'form', number, body: body ?? '', association };
}

/** The parts of GitHub's payloads of `issues` and `issue_comment` that are read. */
interface Payload {
  readonly issue?: {
    readonly number: number;
    readonly body: string | null;
    readonly author_association: string;
    readonly labels: readonly { readonly name: string }[];
    readonly pull_request?: object;
  };
  readonly comment?: { readonly body: string | null; readonly author_association: string };
}
