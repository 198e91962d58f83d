import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { ExitCode, UserError } from '../../../errors.ts';
import { attest, type Attestation, type Subject } from '../../../github/attestations/attest.ts';
import { connectGitHub, type GitHub } from '../../../github/client.ts';
import { checkConclusion } from '../../../github/commits/checks.ts';
import { ownBranch } from '../../../github/event.ts';
import { makeRelease, moveTag, taggedCommit, tagNames } from '../../../github/commits/tags.ts';
import type { Ports } from '../../../ports.ts';
import { checkVersion, isNewest, notesOf, rollingTag } from './version.ts';

export interface ReleaseInputs {
  /** `1.2.3` */
  readonly version: string;
  /** Name of the check that the commit has to have passed. */
  readonly check: string;
}

export interface ReleasedActions {
  readonly version: string;
  readonly tag: string;
  readonly commit: string;
  /** The tag that was moved to it; undefined if a newer version has it. */
  readonly rolling: string | undefined;
  /** `already`: the tag was there, at this commit. What lacked beside it was made. */
  readonly outcome: 'released' | 'already';
  /** Page of the release. */
  readonly url: string;
  readonly provenance: Attestation;
}

/**
 * Releases the commit of this run as a version of the actions. The rolling tag moves last: who uses it
 * gets nothing that is not attested and described. Each step can be done again, so a run that broke off
 * is simply started again.
 *
 * @throws UserError if the version is not this commit's, or GitHub refuses.
 */
export async function releaseActions(
  { version, check }: ReleaseInputs,
  ports: Ports,
): Promise<ReleasedActions> {
  checkVersion(version);
  const { branch, sha: commit } = ownBranch(ports.env);
  const notes = await notesAt(ports, version);
  const github = connectGitHub(ports.env);
  const tag = `v${version}`;
  const before = await taggedCommit(github, tag);
  if (before !== undefined && before !== commit) {
    throw new UserError(`${tag} is released already, as commit ${before.slice(0, 10)}`, {
      next: 'raise the version in package.json and CHANGELOG.md: a released version never changes',
      exitCode: ExitCode.blocked,
    });
  }
  await requirePassed(github, { commit, branch, check });

  const step = ports.log.step(`Releasing ${tag}`);
  try {
    step.update('attesting the bundles');
    const bundles = await bundlesOf(ports.root);
    const provenance = await ports.withRunnerCommands(() => attest(bundles, undefined, ports.env));
    if (before === undefined) await moveTag(github, tag, commit);
    const url = await makeRelease(github, { tag, name: version, notes });
    const newest = isNewest(version, await tagNames(github, 'v'));
    const rolling = newest ? rollingTag(version) : undefined;
    if (rolling !== undefined) await moveTag(github, rolling, commit);
    step.done(`Released ${tag}${newest ? `, which is ${rolling} now` : ''}: ${url}`);
    const outcome = before === undefined ? 'released' : 'already';
    return { version, tag, commit, rolling, outcome, url, provenance };
  } catch (error) {
    step.fail();
    throw error;
  }
}

/** What the repository says of the version, which has to be that of package.json. */
async function notesAt({ root, env }: Ports, version: string): Promise<string> {
  const about: unknown = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
  const { version: own } = about as { version?: unknown };
  if (own !== version) {
    throw new UserError(`package.json says version ${String(own)}, not ${version}`, {
      next: `set it by npm version ${version} --no-git-tag-version, and merge that first`,
    });
  }
  const { GITHUB_SERVER_URL: site = 'https://github.com', GITHUB_REPOSITORY: repository } = env;
  const files = `${site}/${repository}/blob/v${version}`;
  return notesOf(await readFile(path.join(root, 'CHANGELOG.md'), 'utf8'), version, files);
}

async function requirePassed(
  github: GitHub,
  { commit, branch, check }: { commit: string; branch: string; check: string },
): Promise<void> {
  const conclusion = await checkConclusion(github, commit, check);
  if (conclusion === 'success') return;
  const short = commit.slice(0, 10);
  const what =
    conclusion === undefined
      ? `the check "${check}" has not ended on commit ${short}`
      : `the check "${check}" ended as ${conclusion} on commit ${short}`;
  throw new UserError(`${what} of ${branch}`, {
    next: 'release a commit that passed it',
    exitCode: ExitCode.blocked,
  });
}

/** Each file of actions/dist, which is what runs if somebody uses an action. */
async function bundlesOf(root: string): Promise<Subject[]> {
  const folder = path.join(root, 'actions/dist');
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return Promise.all(
    files.map(async ({ name, parentPath }) => {
      const file = path.join(parentPath, name);
      const hash = createHash('sha256').update(await readFile(file));
      return { name: path.relative(root, file), digest: `sha256:${hash.digest('hex')}` };
    }),
  );
}
