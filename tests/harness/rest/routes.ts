import { changedFiles } from './changed-files.ts';
import { invalid, notFound } from './problem.ts';
import type { Comment, Issue, Store } from './store.ts';

/** A request after its token was checked. */
export interface Call {
  readonly store: Store;
  readonly user: string;
  readonly parameters: readonly string[];
  readonly url: URL;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Route {
  readonly method: string;
  /** The path after `/repos/<owner>/<name>`. */
  readonly path: RegExp;
  /** What the token has to hold; several mean one of them. */
  readonly needs: readonly string[];
  readonly level: 'read' | 'write';
  /** Of the answer, where it isn't 200. */
  readonly status?: number;
  /** A list is answered in pages. */
  readonly run: (call: Call) => unknown;
}

/** GitHub's limit for the body of a comment, in characters. */
const LONGEST_BODY = 65_536;
const TALK = ['issues', 'pull_requests'];

/** The calls that this server answers; all others are 404. */
export const ROUTES: readonly Route[] = [
  read('', ['metadata'], ({ store }) => ({
    full_name: store.name,
    default_branch: 'main',
    private: false,
  })),
  read('/pulls', ['pull_requests'], listPulls),
  read(String.raw`/pulls/(\d+)`, ['pull_requests'], ({ store, parameters: [number] }) =>
    store.shown(store.pull(Number(number))),
  ),
  read(String.raw`/pulls/(\d+)/files`, ['pull_requests'], ({ store, parameters: [number] }) => {
    const { base, head } = store.pull(Number(number));
    return changedFiles(store.folder, base, head);
  }),
  read('/commits/([^/]+)/pulls', ['pull_requests'], async ({ store, parameters: [sha = ''] }) => {
    const commit = await store.commit(sha);
    const pulls = await Promise.all(
      [...store.pulls.values()].map(async (pull) => ({
        pull,
        head: await store.commit(pull.head),
      })),
    );
    const found = pulls.filter(({ head }) => head === commit);
    return Promise.all(found.map(({ pull }) => store.shown(pull)));
  }),
  read(String.raw`/compare/(.+)\.\.\.(.+)`, ['contents'], async ({ store, parameters }) => {
    const [base, head] = await Promise.all(parameters.map((name) => store.commit(name)));
    return { files: await changedFiles(store.folder, base ?? '', head ?? '') };
  }),
  read(String.raw`/issues/(\d+)/comments`, TALK, ({ store, parameters: [number] }) =>
    store.comments.filter(({ issue }) => issue === Number(number)).map(shownComment),
  ),
  write('POST', String.raw`/issues/(\d+)/comments`, TALK, addComment, 201),
  write('PATCH', String.raw`/issues/comments/(\d+)`, TALK, (call) => {
    const comment = commentOf(call);
    comment.body = bodyOf(call, 'IssueComment');
    comment.updated_at = new Date().toISOString();
    return shownComment(comment);
  }),
  write(
    'DELETE',
    String.raw`/issues/comments/(\d+)`,
    TALK,
    (call) => {
      call.store.comments.splice(call.store.comments.indexOf(commentOf(call)), 1);
    },
    204,
  ),
  read('/issues', ['issues'], ({ store, url }) => {
    const state = url.searchParams.get('state') ?? 'open';
    const labels = (url.searchParams.get('labels') ?? '').split(',').filter(Boolean);
    return store.issues
      .filter((issue) => state === 'all' || issue.state === state)
      .filter((issue) => labels.every((label) => issue.labels.includes(label)))
      .map(shownIssue);
  }),
  write(
    'POST',
    '/issues',
    ['issues'],
    ({ store, user, body }) => {
      if (typeof body['title'] !== 'string') throw invalid('Issue', 'title', 'missing_field');
      const issue = {
        number: store.nextNumber(),
        user,
        title: '',
        body: '',
        state: 'open',
        labels: [],
      };
      store.issues.push(change(issue, body));
      return shownIssue(issue);
    },
    201,
  ),
  write('PATCH', String.raw`/issues/(\d+)`, ['issues'], ({ store, parameters: [number], body }) => {
    const issue = store.issues.find((one) => one.number === Number(number));
    if (issue === undefined) throw notFound();
    return shownIssue(change(issue, body));
  }),
  write(
    'POST',
    '/check-runs',
    ['checks'],
    async ({ store, body }) => {
      const { name, head_sha: sha } = body;
      if (typeof name !== 'string') throw invalid('CheckRun', 'name', 'missing_field');
      const check = {
        id: store.nextNumber(),
        name,
        head_sha: await store.commit(String(sha)),
        status: 'queued',
        conclusion: null,
        output: {},
        annotations: [],
      };
      store.checks.push(check);
      return changeCheck(check, body);
    },
    201,
  ),
  write('PATCH', String.raw`/check-runs/(\d+)`, ['checks'], ({ store, parameters: [id], body }) => {
    const check = store.checks.find((one) => one.id === Number(id));
    if (check === undefined) throw notFound();
    return changeCheck(check, body);
  }),
];

function read(path: string, needs: readonly string[], run: Route['run']): Route {
  return { method: 'GET', path: new RegExp(`^${path}$`), needs, level: 'read', run };
}

function write(
  method: string,
  path: string,
  needs: readonly string[],
  run: Route['run'],
  status = 200,
): Route {
  return { method, path: new RegExp(`^${path}$`), needs, level: 'write', run, status };
}

const owner = (name: string) => name.split('/')[0] ?? '';

function listPulls({ store, url }: Call): Promise<object[]> {
  const [base, head] = [url.searchParams.get('base'), url.searchParams.get('head')];
  const found = [...store.pulls.values()]
    .filter((pull) => base === null || pull.base === base)
    .filter((pull) => {
      return head === null || head === `${owner(pull.headRepository ?? store.name)}:${pull.head}`;
    });
  return Promise.all(found.map((pull) => store.shown(pull)));
}

function addComment(call: Call): object {
  const { store, user, parameters } = call;
  const issue = Number(parameters[0]);
  if (!store.pulls.has(issue) && !store.issues.some(({ number }) => number === issue))
    throw notFound();
  const now = new Date().toISOString();
  const body = bodyOf(call, 'IssueComment');
  const comment = { id: store.nextNumber(), issue, user, body, created_at: now, updated_at: now };
  store.comments.push(comment);
  return shownComment(comment);
}

function commentOf({ store, parameters: [id] }: Call): Comment {
  const comment = store.comments.find((one) => one.id === Number(id));
  if (comment === undefined) throw notFound();
  return comment;
}

/** GitHub counts characters, not UTF-16 units (from memory). */
const tooLong = (text: string) => Array.from(text).length > LONGEST_BODY;

function bodyOf({ body: { body } }: Call, resource: string): string {
  if (typeof body !== 'string') throw invalid(resource, 'body', 'missing_field');
  if (body.trim() === '') throw invalid(resource, 'body', 'custom', "body can't be blank");
  if (tooLong(body)) {
    const message = `body is too long (maximum is ${LONGEST_BODY} characters)`;
    throw invalid(resource, 'body', 'custom', message);
  }
  return body;
}

function change(issue: Issue, body: Call['body']): Issue {
  const { title, body: text, state, labels } = body;
  if (typeof text === 'string' && tooLong(text)) {
    const message = `body is too long (maximum is ${LONGEST_BODY} characters)`;
    throw invalid('Issue', 'body', 'custom', message);
  }
  if (typeof title === 'string') issue.title = title;
  if (typeof text === 'string') issue.body = text;
  if (typeof state === 'string') issue.state = state;
  if (Array.isArray(labels)) issue.labels = labels.map(String);
  return issue;
}

function changeCheck(check: Store['checks'][number], body: Call['body']): object {
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
  const { annotations: all, ...shown } = check;
  return { ...shown, output: { ...check.output, annotations_count: all.length } };
}

const login = (name: string) => ({ login: name, type: name.endsWith('[bot]') ? 'Bot' : 'User' });
const shownComment = ({ id, body, user, created_at, updated_at }: Comment) => ({
  id,
  body,
  user: login(user),
  created_at,
  updated_at,
});
const shownIssue = ({ user, labels, ...issue }: Issue) => ({
  ...issue,
  user: login(user),
  labels: labels.map((name) => ({ name })),
});
