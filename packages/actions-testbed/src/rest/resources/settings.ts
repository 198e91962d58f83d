/** A repository's settings: environments, rules for branches, and workflows that can be started. */
import { shownWorkflow } from '../shapes/actions.ts';
import { notFound, Problem } from '../problem.ts';
import type { Call } from '../route.ts';
import { BIRTH, idOf, nodeId, user } from '../shapes/parts.ts';
import type { DeploymentEnvironment, Store } from '../store.ts';

const rule = (type: string) => ({ id: idOf(type), node_id: nodeId('Gate', type), type });

/** Without rules for branches, any branch may deploy. */
export function showEnvironment({ store, parameters: [name = ''] }: Call): object {
  const environment = environmentOf(store, name);
  const { branches = [], reviewers = [] } = environment;
  return {
    id: idOf(name),
    node_id: nodeId('Environment', name),
    name,
    url: `${store.url}/repos/${store.name}/environments/${name}`,
    html_url: `https://github.com/${store.name}/deployments/activity_log?environments_filter=${name}`,
    created_at: BIRTH,
    updated_at: BIRTH,
    protection_rules: [
      ...(reviewers.length > 0 ? [{ ...rule('required_reviewers'), reviewers: [] }] : []),
      ...(branches.length > 0 ? [rule('branch_policy')] : []),
    ],
    deployment_branch_policy:
      branches.length > 0 ? { protected_branches: false, custom_branch_policies: true } : null,
  };
}

/** Creates or changes an environment: settings that are not named get their defaults. */
export function putEnvironment(call: Call): object {
  const { store, parameters, body } = call;
  const [name = ''] = parameters;
  const policy = body['deployment_branch_policy'] as { custom_branch_policies: boolean } | null;
  const { branches = [] } = store.environments.get(name) ?? {};
  store.environments.set(name, policy?.custom_branch_policies === true ? { branches } : {});
  return showEnvironment(call);
}

export function addBranchPolicy({ store, parameters: [name = ''], body }: Call): object {
  const { branches = [], ...rest } = environmentOf(store, name);
  const branch = String(body['name']);
  store.environments.set(name, { ...rest, branches: [...branches, branch] });
  return { id: idOf(branch), node_id: nodeId('Policy', branch), name: branch, type: 'branch' };
}

/** Creates a ruleset for the main branch; only its required checks are kept. */
export function addRuleset({ store, body }: Call): object {
  const { name, enforcement, rules = [] } = body as unknown as Ruleset;
  const checks = rules.flatMap(({ parameters }) => parameters?.required_status_checks ?? []);
  if (enforcement === 'active') {
    store.requiredChecks.set(
      'main',
      checks.map(({ context }) => context),
    );
  }
  return { id: 1, name, enforcement, source: store.name, source_type: 'Repository', rules };
}

interface Ruleset {
  readonly name: string;
  readonly enforcement: string;
  readonly rules?: readonly {
    readonly parameters?: { readonly required_status_checks?: readonly { context: string }[] };
  }[];
}

export function addVariable({ store, body }: Call): object {
  store.variables.set(String(body['name']), String(body['value']));
  return {};
}

export function listBranchPolicies({ store, parameters: [name = ''] }: Call): object[] {
  const { branches = [] } = environmentOf(store, name);
  return branches.map((branch) => {
    return { id: idOf(branch), node_id: nodeId('Policy', branch), name: branch, type: 'branch' };
  });
}

function environmentOf(store: Store, name: string): DeploymentEnvironment {
  const environment = store.environments.get(name);
  if (environment === undefined) throw notFound();
  return environment;
}

/** The rules in force for a branch: required checks, if there are any. */
export function listRules({ store, parameters: [branch = ''] }: Call): object[] {
  const checks = store.requiredChecks.get(branch) ?? [];
  if (checks.length === 0) return [];
  return [
    {
      type: 'required_status_checks',
      ruleset_source_type: 'Repository',
      ruleset_source: store.name,
      ruleset_id: 1,
      parameters: {
        strict_required_status_checks_policy: false,
        required_status_checks: checks.map((context) => ({ context })),
      },
    },
  ];
}

/** A workflow file of the main branch. */
export async function showWorkflow({ store, parameters: [file = ''] }: Call): Promise<object> {
  const path = await workflowPath(store, 'main', file);
  return shownWorkflow(store, { path, name: file.replace(/\.ya?ml$/, '') });
}

/** Records that a run was requested; the test starts it. */
export async function dispatchWorkflow(call: Call): Promise<void> {
  const { store, parameters, body } = call;
  const [file = ''] = parameters;
  const { ref, inputs = {} } = body as { ref: string; inputs?: Record<string, unknown> };
  const path = await workflowPath(store, ref, file);
  const text = await store.git('show', `${ref}:${path}`);
  if (!/^ {2}workflow_dispatch:/m.test(text)) {
    throw new Problem(422, "Workflow does not have 'workflow_dispatch' trigger");
  }
  store.dispatches.push({ workflow: path, ref, sha: await store.commit(ref), inputs });
}

async function workflowPath(store: Store, ref: string, file: string): Promise<string> {
  const path = `.github/workflows/${file}`;
  await store.git('cat-file', '-e', `${ref}:${path}`);
  return path;
}

/** A commit's own statuses, not the check runs of its workflows. */
export async function addStatus({ store, user: login, parameters, body }: Call): Promise<object> {
  const sha = await store.commit(parameters[0] ?? '');
  const {
    state,
    context = 'default',
    description = null,
    target_url = null,
  } = body as unknown as Status;
  store.statuses.push({ sha, state, context, description, target_url });
  const address = `${store.url}/repos/${store.name}/statuses/${sha}`;
  return {
    id: idOf(`${sha} ${context}`),
    node_id: nodeId('StatusContext', `${sha} ${context}`),
    url: address,
    avatar_url: null,
    state,
    context,
    description,
    target_url,
    created_at: BIRTH,
    updated_at: BIRTH,
    creator: user(store, login),
  };
}

interface Status {
  readonly state: string;
  readonly context?: string;
  readonly description?: string | null;
  readonly target_url?: string | null;
}
