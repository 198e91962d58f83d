import path from 'node:path';
import {
  type Competition,
  competitionOf,
  environmentsOf,
} from '../../../environment/settings/competition.ts';
import { locksOf } from '../../../environment/lock/model.ts';
import { UserError } from '../../../errors.ts';
import { connectGitHub } from '../../../github/client.ts';
import { propose, type Proposed } from '../../../github/pulls/proposal.ts';
import { startWorkflows } from '../../../github/start-workflow.ts';
import type { Ports } from '../../../ports.ts';
import { readArtifactText } from '../comment-report/artifact-text.ts';

export interface ProposeInputs {
  /** Folder with the files, each at its path in the repository. What made them may be hostile. */
  readonly folder: string;
  /** The only paths in the repository that are proposed; without them the environment files and their locks. */
  readonly files?: readonly string[] | undefined;
  /** The branch of the run, and its commit. */
  readonly base: { readonly branch: string; readonly sha: string };
  /** The branch that the pull request comes from; whatever it holds is lost. */
  readonly branch: string;
  /** Of the pull request, and message of the commit. */
  readonly title: string;
  /** A Markdown file with the text of the pull request. */
  readonly body: string;
  /** Workflow files to start on the branch when it was written. */
  readonly checks?: readonly string[];
}

/** GitHub takes 65,536 characters, and a footer follows. */
const LONGEST_BODY = 65_000;

const FOOTER =
  '\n<sub>Opened by a workflow, so no checks start by themselves: close and reopen this pull request to start them.</sub>\n';

/**
 * Proposes files in one pull request to the branch of the run, opened or brought up to date.
 *
 * @throws UserError if a file is missing or can't be taken, and if GitHub refuses.
 */
export async function proposeChanges(inputs: ProposeInputs, ports: Ports): Promise<Proposed> {
  const { base, branch, title, checks = [] } = inputs;
  if (branch === base.branch) {
    throw new UserError(`a pull request can't go from ${branch} to itself`, {
      next: 'run the workflow on another branch',
    });
  }
  const files = new Map<string, string>();
  const wanted = inputs.files ?? environmentPaths(await competitionOf(ports.root));
  for (const file of wanted) files.set(file, await readArtifactText(inputs.folder, file));
  const body = await readArtifactText(path.dirname(inputs.body), path.basename(inputs.body));
  if (body.length > LONGEST_BODY) {
    throw new UserError(`${inputs.body} has more than ${LONGEST_BODY} characters`, {
      next: 'write a shorter text for the pull request',
    });
  }
  const github = connectGitHub(ports.env);
  const text = checks.length === 0 ? body + FOOTER : body;
  const proposed = await propose(github, { base, branch, title, body: text, files });
  const written = proposed.outcome === 'opened' || proposed.outcome === 'updated';
  if (written) await startWorkflows(github, checks, branch);
  return proposed;
}

function environmentPaths(competition: Competition): string[] {
  return [...environmentsOf(competition).map(({ file }) => file), ...locksOf(competition)];
}
