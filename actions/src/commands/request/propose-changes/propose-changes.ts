import path from 'node:path';
import { UserError } from '../../../errors.ts';
import { connectGitHub } from '../../../github/client.ts';
import { propose, type Proposed } from '../../../github/proposal.ts';
import type { Ports } from '../../../ports.ts';
import { readArtifactFile, type Refusal } from '../comment-report/artifact-file.ts';

export interface ProposeInputs {
  /** Folder with the files, each at its path in the repository. What made them may be hostile. */
  readonly folder: string;
  /** The only paths in the repository that are proposed. */
  readonly files: readonly string[];
  /** The branch of the run, and its commit. */
  readonly base: { readonly branch: string; readonly sha: string };
  /** The branch that the pull request comes from; whatever it holds is lost. */
  readonly branch: string;
  /** Of the pull request, and message of the commit. */
  readonly title: string;
  /** A Markdown file with the text of the pull request. */
  readonly body: string;
}

const LARGEST = 10_000_000;
const REFUSALS: Record<Refusal, string> = {
  missing: 'does not exist',
  link: 'is a link',
  'no file': 'is not a file',
  'too large': `has more than ${LARGEST / 1e6} MB`,
};
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
  const { base, branch, title } = inputs;
  if (branch === base.branch) {
    throw new UserError(`a pull request can't go from ${branch} to itself`, {
      next: 'run the workflow on another branch',
    });
  }
  const files = new Map<string, string>();
  for (const file of inputs.files) files.set(file, await readText(inputs.folder, file));
  const body = await readText(path.dirname(inputs.body), path.basename(inputs.body));
  if (body.length > LONGEST_BODY) {
    throw new UserError(`${inputs.body} has more than ${LONGEST_BODY} characters`, {
      next: 'write a shorter text for the pull request',
    });
  }
  const github = connectGitHub(ports.env);
  return propose(github, { base, branch, title, body: body + FOOTER, files });
}

async function readText(folder: string, file: string): Promise<string> {
  const refused = (why: string, cause?: unknown) =>
    new UserError(`${path.join(folder, file)} ${why}`, {
      next: 'look at the job that made the files',
      cause,
    });
  const found = await readArtifactFile(folder, file, LARGEST);
  if (typeof found === 'string') throw refused(REFUSALS[found]);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(found);
  } catch (error) {
    throw refused('is not UTF-8 text', error);
  }
}
