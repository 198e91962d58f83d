import { competitionOf, environmentsOf } from '../../../environment/settings/competition.ts';
import type { GitHub } from '../../../github/client.ts';
import { type MergedPull, mergedPull } from '../../../github/pulls/merged-pull.ts';
import { TooManyFiles } from '../../../github/commits/tree.ts';
import { affectedBy } from '../../../image/affected.ts';
import type { Ports } from '../../../ports.ts';
import { registrySettings } from '../../../registry/client/settings.ts';
import type { ValidateInputs } from '../validate/validate.ts';
import type { EnvironmentReport } from '../validate/validate-report.ts';
import { checkAsData } from './check-as-data.ts';
import { ownChecks } from './own-checks.ts';
import { readRequested, requestedFiles, requestTree } from './request-files.ts';

/** What the code of main says of a request, from its files alone. */
export interface Judgement {
  /** What the check of the environment files says; undefined if nothing of the environments changes. */
  readonly environment: EnvironmentReport | undefined;
  /** The variants whose image, or what runs in it, changes: their run has to report them. */
  readonly variants: readonly string[];
  /** What the request changes of what checks it. */
  readonly ownChecks: readonly string[];
}

/** A request that nobody can judge by its files. */
export interface Unjudged {
  /** Why, in a sentence. */
  readonly unjudged: string;
  /** `blocked` if the request has to change. */
  readonly state: 'blocked' | 'undecided';
}

/**
 * Judges a pull request as GitHub merged it with main, by the code and the policy of main. Its files are
 * data: read by the API, bounded, and none of them is run or followed.
 *
 * @param pull number and head of the pull request
 * @throws UserError if GitHub refuses, or main itself is not in order.
 */
export async function judgeRequest(
  github: GitHub,
  pull: { readonly number: number; readonly head: string },
  solve: ValidateInputs['solve'],
  ports: Ports,
): Promise<Judgement | Unjudged> {
  const merged = await mergedPull(github, pull, ports.signal);
  if (merged === undefined) return UNMERGED;
  try {
    return await judgeMerged(github, merged, solve, ports);
  } catch (error) {
    if (!(error instanceof TooManyFiles)) throw error;
    return { unjudged: `It is not judged: ${error.message}; ${error.next}.`, state: 'blocked' };
  }
}

/** A pull request that GitHub does not merge. */
export const UNMERGED: Unjudged = {
  unjudged:
    'It could not be judged: GitHub has no merge of it with main, for example because they conflict. Bring the branch up to date with main and push.',
  state: 'undecided',
};

async function judgeMerged(
  github: GitHub,
  merged: MergedPull,
  solve: ValidateInputs['solve'],
  ports: Ports,
): Promise<Judgement> {
  const competition = await competitionOf(ports.root);
  const limits = requestedFiles(environmentsOf(competition));
  const { changed, before, after } = await requestTree(github, merged);
  const { variants: published } = registrySettings(competition, ports.env);
  const affected = affectedBy(changed, published, competition);
  const own = ownChecks(changed, [...limits.keys()]);
  if (!affected.environment) return { ...affected, environment: undefined, ownChecks: own };
  const [was, is] = await Promise.all(
    [before, after].map((folder) => readRequested(github, folder, limits)),
  );
  const environment = await checkAsData({ before: was!.files, after: is! }, merged, solve, ports);
  return { ...affected, environment, ownChecks: own };
}
