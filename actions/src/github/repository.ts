import { asking, type GitHub, unlessMissing } from './client.ts';

/** An environment that jobs name, as far as it says who may use it. */
export interface DeploymentEnvironment {
  /** `all`: nothing is said; `protected`: those that are; else patterns of branches. */
  readonly branches: 'all' | 'protected' | readonly string[];
  /** Whether somebody has to approve each job. */
  readonly reviewed: boolean;
}

/** Whether strangers can see the repository. */
export function isPublic({ api, place }: GitHub): Promise<boolean> {
  return asking('look at the repository', async () => {
    const { data } = await api.request('GET /repos/{owner}/{repo}', place);
    return !data.private;
  });
}

/** The environment of a name, or undefined if there is none: the first job that names it makes it. */
export function deploymentEnvironment(
  { api, place }: GitHub,
  name: string,
): Promise<DeploymentEnvironment | undefined> {
  const at = { ...place, environment_name: name };
  return asking('look at the environments (actions: read)', async () => {
    const found = await unlessMissing(
      api.request('GET /repos/{owner}/{repo}/environments/{environment_name}', at),
    );
    if (found === undefined) return undefined;
    const { deployment_branch_policy: policy, protection_rules: rules = [] } = found.data;
    const reviewed = rules.some(({ type }) => type === 'required_reviewers');
    if (!policy) return { branches: 'all', reviewed };
    if (policy.protected_branches) return { branches: 'protected', reviewed };
    const route =
      'GET /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies';
    const { data } = await api.request(route, { ...at, per_page: 100 });
    return { branches: data.branch_policies.map(({ name: pattern }) => pattern ?? ''), reviewed };
  });
}

/**
 * The checks that rulesets require before a merge into a branch. The older branch protection is for
 * administrators to read, and not in it.
 */
export function requiredChecks({ api, place }: GitHub, branch: string): Promise<string[]> {
  return asking('look at the rules of the branch', async () => {
    const rules = await api.paginate('GET /repos/{owner}/{repo}/rules/branches/{branch}', {
      ...place,
      branch,
      per_page: 100,
    });
    return rules.flatMap((rule) => {
      if (rule.type !== 'required_status_checks') return [];
      return (rule.parameters?.required_status_checks ?? []).map(({ context }) => context);
    });
  });
}

/** `active`, or why a workflow does not start; undefined if there is no such file. */
export function workflowState({ api, place }: GitHub, file: string): Promise<string | undefined> {
  return asking('look at the workflows (actions: read)', async () => {
    const at = { ...place, workflow_id: file };
    const found = await unlessMissing(
      api.request('GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}', at),
    );
    return found?.data.state;
  });
}
