import { invalid, notFound } from '../problem.ts';
import type { Call } from '../route.ts';
import { BIRTH, idOf, nodeId } from '../shapes/parts.ts';
import type { CheckRun, Store } from '../store.ts';

/** The newest run of each check on a commit, or all runs; only those of a name if it is given. */
export async function listChecks({ store, parameters: [ref = ''], url }: Call): Promise<object[]> {
  const sha = await store.commit(ref);
  const name = url.searchParams.get('check_name');
  const all = store.checks.filter(
    (check) => check.head_sha === sha && (name === null || check.name === name),
  );
  const asked =
    url.searchParams.get('filter') === 'all'
      ? all
      : all.filter((check, at) => !all.slice(at + 1).some((later) => later.name === check.name));
  return asked.map((check) => shown(store, check));
}

export async function addCheck({ store, body }: Call): Promise<object> {
  const check = {
    id: store.nextNumber(),
    name: String(body['name']),
    head_sha: await store.commit(String(body['head_sha'])),
    status: 'queued',
    conclusion: null,
    output: {},
    annotations: [],
  };
  store.checks.push(check);
  return change(store, check, body);
}

export function changeCheck({ store, parameters: [id], body }: Call): object {
  const check = store.checks.find((one) => one.id === Number(id));
  if (check === undefined) throw notFound();
  return change(store, check, body);
}

function change(store: Store, check: CheckRun, body: Call['body']): object {
  const { status, conclusion, output = {} } = body;
  const { annotations = [], ...about } = output as { annotations?: object[] };
  if (annotations.length > 50) {
    throw invalid('CheckRun', 'annotations', 'invalid', 'No more than 50 annotations per request');
  }
  if (typeof status === 'string') check.status = status;
  if (typeof conclusion === 'string') {
    check.conclusion = conclusion;
    check.status = 'completed';
  }
  check.output = { ...check.output, ...about };
  check.annotations.push(...annotations);
  return shown(store, check);
}

function shown(store: Store, { id, name, head_sha, status, conclusion, ...check }: CheckRun) {
  const address = `${store.url}/repos/${store.name}/check-runs/${id}`;
  const page = `https://github.com/${store.name}/runs/${id}`;
  return {
    id,
    node_id: nodeId('CheckRun', id),
    name,
    head_sha,
    status,
    conclusion,
    output: {
      title: null,
      summary: null,
      text: null,
      ...check.output,
      annotations_count: check.annotations.length,
      annotations_url: `${address}/annotations`,
    },
    url: address,
    html_url: page,
    details_url: page,
    external_id: '',
    started_at: BIRTH,
    completed_at: status === 'completed' ? BIRTH : null,
    check_suite: { id: idOf(head_sha) },
    app: null,
    pull_requests: [],
  };
}
