import { invalid, notFound } from '../problem.ts';
import type { Call } from '../route.ts';
import { label } from '../shapes/parts.ts';
import type { Issue } from '../store.ts';
import { shownComment, shownIssue } from '../shapes/talk.ts';

/** GitHub's limit for the body of a comment, in characters. */
const LONGEST_BODY = 65_536;

export function addComment(call: Call): object {
  const { store, user, parameters } = call;
  const issue = Number(parameters[0]);
  if (!store.pulls.has(issue)) store.issue(issue);
  const now = new Date().toISOString();
  const body = bodyOf(call, 'IssueComment');
  const comment = { id: store.nextNumber(), issue, user, body, created_at: now, updated_at: now };
  store.comments.push(comment);
  return shownComment(store, comment);
}

/** The body of a comment, checked by GitHub's own rules. */
export function bodyOf({ body: { body } }: Call, resource: string): string {
  if (typeof body !== 'string') throw invalid(resource, 'body', 'missing_field');
  if (body.trim() === '') throw invalid(resource, 'body', 'custom', "body can't be blank");
  return checkLength(body, resource);
}

/** GitHub counts characters, not UTF-16 units (from memory). */
export function checkLength(text: string, resource: string): string {
  if (Array.from(text).length <= LONGEST_BODY) return text;
  const message = `body is too long (maximum is ${LONGEST_BODY} characters)`;
  throw invalid(resource, 'body', 'custom', message);
}

/** Newest first; pull requests, which GitHub also lists, are left out. */
export function listIssues({ store, url }: Call): object[] {
  const state = url.searchParams.get('state') ?? 'open';
  const creator = url.searchParams.get('creator');
  const labels = (url.searchParams.get('labels') ?? '').split(',').filter(Boolean);
  return store.issues
    .filter((issue) => state === 'all' || issue.state === state)
    .filter((issue) => creator === null || issue.user === creator)
    .filter((issue) => labels.every((name) => issue.labels.includes(name)))
    .toSorted((a, b) => b.number - a.number)
    .map((issue) => shownIssue(store, issue));
}

export function addIssue({ store, user, body }: Call): object {
  const number = store.nextNumber();
  const issue = change({ number, user, title: '', body: '', state: 'open', labels: [] }, body);
  store.issues.push(issue);
  return shownIssue(store, issue);
}

export function changeIssue({ store, parameters: [number], body }: Call): object {
  return shownIssue(store, change(store.issue(Number(number)), body));
}

function change(issue: Issue, { title, body, state, labels }: Call['body']): Issue {
  if (typeof body === 'string') {
    issue.body = checkLength(body, 'Issue');
  }
  if (typeof title === 'string') issue.title = title;
  if (typeof state === 'string') issue.state = state;
  if (Array.isArray(labels)) issue.labels = labels.map(nameOf);
  return issue;
}

const nameOf = (given: unknown) =>
  typeof given === 'string' ? given : String((given as { name?: unknown }).name);

/** An issue keeps the labels that it already has; those of a pull request can't change here. */
export function addLabels({ store, parameters: [number], body }: Call): object[] {
  const issue = store.issue(Number(number));
  const { labels } = body;
  if (!Array.isArray(labels)) throw notFound();
  issue.labels = [...new Set([...issue.labels, ...labels.map(nameOf)])];
  return issue.labels.map((name) => label(store, name));
}
