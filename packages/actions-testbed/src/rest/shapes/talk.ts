import { BIRTH, idOf, label, links, nodeId, user } from './parts.ts';
import type { Comment, Issue, Store } from '../store.ts';

const issueUrl = (store: Store, number: number) =>
  `${store.url}/repos/${store.name}/issues/${number}`;

/** A comment as GitHub shows it. */
export function shownComment(store: Store, comment: Comment) {
  const { id, issue, body, created_at, updated_at } = comment;
  const kind = store.pulls.has(issue) ? 'pull' : 'issues';
  return {
    id,
    node_id: nodeId('IssueComment', id),
    body,
    user: user(store, comment.user),
    author_association: comment.association ?? 'CONTRIBUTOR',
    url: `${store.url}/repos/${store.name}/issues/comments/${id}`,
    html_url: `https://github.com/${store.name}/${kind}/${issue}#issuecomment-${id}`,
    issue_url: issueUrl(store, issue),
    created_at,
    updated_at,
  };
}

/** An issue as GitHub shows it. */
export function shownIssue(store: Store, issue: Issue) {
  const { number, title, body, state } = issue;
  const address = issueUrl(store, number);
  return {
    id: idOf(address),
    node_id: nodeId('Issue', number),
    number,
    title,
    body,
    state,
    locked: false,
    user: user(store, issue.user),
    labels: issue.labels.map((name) => label(store, name)),
    assignee: null,
    assignees: [],
    milestone: null,
    comments: store.comments.filter((comment) => comment.issue === number).length,
    author_association: issue.association ?? 'CONTRIBUTOR',
    url: address,
    html_url: `https://github.com/${store.name}/issues/${number}`,
    ...links(address, ['comments', 'events', 'labels']),
    repository_url: `${store.url}/repos/${store.name}`,
    created_at: BIRTH,
    updated_at: BIRTH,
    closed_at: state === 'closed' ? BIRTH : null,
  };
}
