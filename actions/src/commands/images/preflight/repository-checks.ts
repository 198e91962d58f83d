import { UserError } from '../../../errors.ts';
import { connectGitHub, type GitHub } from '../../../github/client.ts';
import {
  deploymentEnvironment,
  isPublic,
  requiredChecks,
  workflowState,
} from '../../../github/repository.ts';
import type { Diagnosis } from '../../../machine/facts.ts';
import type { Ports } from '../../../ports.ts';
import { look } from './look.ts';
import { checksOfRuleset, RULESET_FILE } from './ruleset.ts';

/** Where images are published from. */
const BRANCH = 'main';
/** What the jobs name that push, and those that move the latest tags, of which a maintainer approves. */
const PUSHING = 'publish';
const RELEASING = 'release';
/** Jobs that report on each pull request, for a repository without a file of rules: docs/start/maintainers.md. */
const CHECKS = ['package-request', 'images'];
/** They find what breaks while nobody touches a line, which is when GitHub switches them off. */
const SCHEDULES = ['weekly.yml', 'rebuild.yml'];

type Env = Ports['env'];

/** What GitHub knows of the repository, and the run of itself. */
export async function repositoryChecks({ env, root }: Ports): Promise<Diagnosis[]> {
  const branch = await look('branch', BRANCH, async () => onMain(env));
  if (!env['GITHUB_TOKEN'] || !env['GITHUB_REPOSITORY']) {
    return [branch, withoutToken()];
  }
  const github = connectGitHub(env);
  const looked = await Promise.all([
    ...[PUSHING, RELEASING].map((name) =>
      look(`environment ${name}`, `for the branch ${BRANCH} alone`, () =>
        environment(github, name),
      ),
    ),
    look('required checks', `those of ${RULESET_FILE}`, () => checks(github, root)),
    look('attestations', 'a public repository, or GitHub Enterprise Cloud', () =>
      attestations(github, env),
    ),
    ...SCHEDULES.map((file) => look(`schedule of ${file}`, 'active', () => schedule(github, file))),
  ]);
  return [branch, ...looked];
}

type Found = Pick<Diagnosis, 'state' | 'found' | 'next'>;

/** Whoever may write can start the workflow on a branch of theirs. */
function onMain({ GITHUB_REF: ref }: Env): Found {
  if (ref === undefined) return { state: 'ok', found: 'not in a workflow' };
  if (ref === `refs/heads/${BRANCH}`) return { state: 'ok', found: BRANCH };
  const found = `this run is for ${ref}`;
  return { state: 'bad', found, next: `run the workflow on ${BRANCH}` };
}

function withoutToken(): Diagnosis {
  return {
    name: 'repository at GitHub',
    state: 'note',
    found: 'not looked at: GITHUB_TOKEN or GITHUB_REPOSITORY is not set',
    wanted: 'both',
    next: 'set them to look: GITHUB_TOKEN=$(gh auth token) GITHUB_REPOSITORY=owner/name',
  };
}

async function environment(github: GitHub, name: string): Promise<Found> {
  const found = await deploymentEnvironment(github, name);
  const where = `under Settings, Environments, ${name}`;
  const next = `${where}: deployment branches, selected, ${BRANCH}`;
  if (found === undefined) {
    const made = 'is missing: the first job that names it creates it, open to every branch';
    return { state: 'bad', found: made, next: `create it ${next}` };
  }
  const { branches, reviewed } = found;
  if (branches === 'all') return { state: 'bad', found: 'every branch may use it', next };
  if (branches !== 'protected') {
    const others = branches.filter((pattern) => pattern !== BRANCH).join(', ');
    if (!branches.includes(BRANCH)) {
      return { state: 'bad', found: `for ${others}, and not for ${BRANCH}`, next };
    }
    if (others !== '') return { state: 'bad', found: `for ${others} as well`, next };
  }
  const text = branches === 'protected' ? 'for protected branches' : `for ${BRANCH} alone`;
  if (name === RELEASING || !reviewed) return { state: 'ok', found: text };
  const twice = `${text}, with reviewers: each publish asks twice`;
  return { state: 'note', found: twice, next: `${where}: leave reviewers to ${RELEASING}` };
}

async function checks(github: GitHub, root: string): Promise<Found> {
  const ofFile = await checksOfRuleset(root);
  if (ofFile instanceof UserError)
    return { state: 'note', found: ofFile.message, next: ofFile.next };
  const wanted = ofFile ?? CHECKS;
  const required = await requiredChecks(github, BRANCH);
  // A called workflow's checks have the name of the job that calls it in front.
  const isThere = (check: string) =>
    required.some((one) => one === check || one.split(' / ').at(-1) === check);
  const missing = wanted.filter((check) => !isThere(check));
  if (missing.length === 0) return { state: 'ok', found: required.join(', ') };
  return {
    state: 'note',
    found: `no ruleset requires ${missing.join(' and ')}: what fails can be merged`,
    next:
      ofFile === undefined
        ? `require ${missing.join(', ')} for ${BRANCH} in a ruleset, unless branch protection does`
        : `gh api --method POST repos/${github.place.owner}/${github.place.repo}/rulesets --input ${RULESET_FILE}, unless branch protection does`,
  };
}

async function attestations(github: GitHub, env: Env): Promise<Found> {
  if (env['VSC_ATTEST'] === 'false') return { state: 'ok', found: 'left out: VSC_ATTEST is false' };
  if (await isPublic(github)) return { state: 'ok', found: 'a public repository' };
  return {
    state: 'note',
    found: 'a private repository',
    next: 'without GitHub Enterprise Cloud, set the repository variable VSC_ATTEST to false',
  };
}

async function schedule(github: GitHub, file: string): Promise<Found> {
  const state = await workflowState(github, file);
  if (state === 'active') return { state: 'ok', found: state };
  const found =
    state === undefined ? `there is no ${file}` : `GitHub has switched it off: ${state}`;
  return { state: 'note', found, next: `gh workflow enable ${file}` };
}
