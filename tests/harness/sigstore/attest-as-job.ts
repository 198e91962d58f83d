import { type ActionRun, type IdentityService, type RestServer, runAction } from 'actions-testbed';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { temporaryRoot } from '../../support/repositories/temporary-root.ts';
import type { SigstoreAuthority } from './authority.ts';
import { sigstoreVariables } from './variables.ts';

const source = path.resolve(import.meta.dirname, '../../../actions/src');
const urlOf = (file: string) => pathToFileURL(path.join(source, file)).href;

/** What GitHub says of the job of publish.yml that attests. */
export const ATTESTING_JOB = {
  event_name: 'push',
  job_workflow_ref: 'owner/repository/.github/workflows/publish.yml@refs/heads/main',
  ref: 'refs/heads/main',
  repository: 'owner/repository',
  repository_id: '1',
  repository_owner: 'owner',
  repository_owner_id: '2',
  run_attempt: '1',
  run_id: '3',
  runner_environment: 'github-hosted',
  sha: 'c'.repeat(40),
  sub: 'repo:owner/repository:ref:refs/heads/main',
  workflow_ref: 'owner/repository/.github/workflows/publish.yml@refs/heads/main',
};

interface Job {
  readonly rest: RestServer;
  readonly identity: IdentityService;
  readonly authority?: SigstoreAuthority;
  readonly claims?: Readonly<Record<string, string>>;
  readonly visibility?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the action attest-image from its source, in a folder with these files, as a job with all rights. */
export async function attestAsJob(
  { rest, identity, authority, claims = {}, visibility = 'public', env = {} }: Job,
  files: Readonly<Record<string, string>>,
  inputs: Readonly<Record<string, string>>,
): Promise<ActionRun> {
  const { path: at, write } = await temporaryRoot();
  await write({
    ...files,
    'event.json': JSON.stringify({ repository: { visibility } }),
    'action.mjs': [
      `import command from '${urlOf('commands/images/attest-image/command.ts')}';`,
      `import { runAction } from '${urlOf('entrypoints/action.ts')}';`,
      'void runAction(command);',
    ].join('\n'),
  });
  return runAction(at('action.mjs'), inputs, at('.'), {
    GITHUB_API_URL: rest.url,
    GITHUB_EVENT_PATH: at('event.json'),
    GITHUB_REPOSITORY: 'owner/repository',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_TOKEN: rest.issueToken({ attestations: 'write' }),
    ...sigstoreVariables(identity, authority),
    ...identity.identify({ ...ATTESTING_JOB, ...claims }),
    ...env,
  });
}
