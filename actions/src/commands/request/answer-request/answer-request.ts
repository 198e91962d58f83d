import { competitionOf, environmentsOf } from '../../../environment/settings/competition.ts';
import { askedEntry } from '../../../environment/files/add-entry.ts';
import { locksOf } from '../../../environment/lock/model.ts';
import { UserError } from '../../../errors.ts';
import { connectGitHub, type GitHub } from '../../../github/client.ts';
import { keepComment } from '../../../github/pulls/comments.ts';
import { ownBranch, ownRunUrl } from '../../../github/event.ts';
import { commitOnBranch, propose } from '../../../github/pulls/proposal.ts';
import { pullBranch } from '../../../github/pulls/files.ts';
import { type RequestEvent, requestEvent } from '../../../github/request-event.ts';
import { startWorkflows } from '../../../github/start-workflow.ts';
import type { Ports } from '../../../ports.ts';
import { COMMENT_ROOM, renderMarkdown } from '../../../report/markdown.ts';
import type { ReportView } from '../../../report/view.ts';
import { readArtifactText } from '../comment-report/artifact-text.ts';
import { editedFiles } from '../edit-request/edited-files.ts';
import { type AskedRequest, parseForm } from '../edit-request/form.ts';
import {
  committedView,
  patchView,
  proposalView,
  proposedView,
  refusedView,
} from './answer-views.ts';

export interface AnswerInputs {
  /** Who may ask: GitHub's levels of association. */
  readonly from: readonly string[];
  /** Folder with what the job before made: the locks, and `locks.patch`. */
  readonly folder: string;
  /** The job before failed: the files could not be locked. */
  readonly failed: boolean;
  /** Workflow files that are started on a branch that was written. */
  readonly checks: readonly string[];
}

/** `proposed`, `committed`: a branch was written. `told`: a comment says what to do. */
export type AnswerOutcome = 'proposed' | 'committed' | 'told' | 'ignored';

export interface Answer {
  readonly outcome: AnswerOutcome;
  readonly pull: number | undefined;
}

const MARKER = '<!-- vsc-request -->';
const PATCH = 'locks.patch';

/**
 * Answers a filled-in form with a pull request, and `/lock` with a commit or a patch. The environment files
 * are made anew here from the event, and of the job before only locks are taken, so that no more
 * changes than was asked for, whatever that job left behind.
 *
 * @throws UserError if GitHub refuses.
 */
export async function answerRequest(inputs: AnswerInputs, ports: Ports): Promise<Answer> {
  const event = await requestEvent(ports.env);
  if (event === undefined || !inputs.from.includes(event.association)) {
    return { outcome: 'ignored', pull: undefined };
  }
  const github = connectGitHub(ports.env);
  const tell = async (view: ReportView, link = '') => {
    const text = renderMarkdown(view, COMMENT_ROOM) + link;
    await keepComment(github, { number: event.number, marker: MARKER, text, create: true });
  };
  const run = ownRunUrl(ports.env);
  try {
    const edited = await editedFiles(ports.root, event, github);
    if (inputs.failed) {
      throw new UserError('the files have no solution, or a server did not answer', {
        next: 'read the log of the run',
      });
    }
    return event.kind === 'form'
      ? await answerForm(event, edited, { inputs, ports, github, tell })
      : await answerLock(event, { inputs, ports, github, tell });
  } catch (error) {
    if (!(error instanceof UserError) || error.name !== 'UserError') throw error;
    await tell(refusedView(error, run));
    return { outcome: 'told', pull: undefined };
  }
}

interface Means {
  readonly inputs: AnswerInputs;
  readonly ports: Ports;
  readonly github: GitHub;
  /** A link is ours: what a view says is escaped, so that no text of somebody links or mentions. */
  readonly tell: (view: ReportView, link?: string) => Promise<void>;
}

async function answerForm(
  { number, body }: RequestEvent,
  edited: ReadonlyMap<string, string>,
  { inputs, ports, github, tell }: Means,
): Promise<Answer> {
  const environments = environmentsOf(await competitionOf(ports.root));
  const names = environments.map(({ variant }) => variant);
  const request: AskedRequest = parseForm(body, names);
  const branch = `package-request/${number}`;
  const { outcome, pull } = await propose(github, {
    base: ownBranch(ports.env),
    branch,
    title: `Add ${askedEntry(request.asked)}`,
    body: `${renderMarkdown(proposalView(request), COMMENT_ROOM)}\nCloses #${number}.\n`,
    files: new Map([...edited, ...(await lockTexts(inputs.folder, ports.root))]),
  });
  if (outcome === 'opened' || outcome === 'updated') {
    await startWorkflows(github, inputs.checks, branch);
  }
  await tell(proposedView(pull), pull === undefined ? '' : `\nIt is #${pull}.\n`);
  return { outcome: 'proposed', pull };
}

async function answerLock(
  { number }: RequestEvent,
  { inputs, ports, github, tell }: Means,
): Promise<Answer> {
  const { branch, sha, own } = await pullBranch(github, number);
  if (!own) {
    const patch = await readArtifactText(inputs.folder, PATCH);
    await tell(patchView(patch, ownRunUrl(ports.env)));
    return { outcome: 'told', pull: number };
  }
  const files = await lockTexts(inputs.folder, ports.root);
  const change = { branch, head: sha, message: 'Update the locks', files };
  const written = await commitOnBranch(github, change);
  if (written) await startWorkflows(github, inputs.checks, branch);
  await tell(committedView(written));
  return { outcome: written ? 'committed' : 'told', pull: number };
}

async function lockTexts(folder: string, root: string): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const file of locksOf(await competitionOf(root))) {
    texts.set(file, await readArtifactText(folder, file));
  }
  return texts;
}
