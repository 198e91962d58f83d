import type { RunOptions, Yaml } from '../types.ts';

/** The `github` context of a run, without what belongs to a job: token, workspace and action. */
export function githubContext(options: RunOptions, workflow: Yaml): Yaml {
  const { name, payload } = options.event;
  const github = { ...USUAL, ...options.github };
  const [owner = ''] = github.repository.split('/');
  const { ref } = github;
  return {
    ref_name: ref.replace(/^refs\/(?:heads|tags|pull)\//, ''),
    ref_type: ref.startsWith('refs/tags/') ? 'tag' : 'branch',
    repository_owner: owner,
    triggering_actor: github.actor,
    workflow: workflow['name'] ?? options.workflow,
    workflow_ref: `${github.repository}/${options.workflow}@${ref}`,
    event_name: name,
    event: payload,
    ...github,
  };
}

const USUAL = {
  repository: 'owner/repository',
  ref: 'refs/heads/main',
  sha: '0'.repeat(40),
  head_ref: '',
  base_ref: '',
  actor: 'octocat',
  run_id: '1',
  run_number: '1',
  run_attempt: '1',
  retention_days: '90',
  server_url: 'https://github.com',
  api_url: 'https://api.github.com',
  graphql_url: 'https://api.github.com/graphql',
};

/** The GITHUB_* variables of a step: all texts of the context except the token. */
export function githubVariables(github: Yaml): Record<string, string> {
  return Object.fromEntries(
    Object.entries(github)
      .filter(([name, value]) => name !== 'token' && typeof value === 'string')
      .map(([name, value]) => [`GITHUB_${name.toUpperCase()}`, value as string]),
  );
}
