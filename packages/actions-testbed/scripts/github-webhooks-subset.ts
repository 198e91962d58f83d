/**
 * Writes `src/rest/description/github-webhooks.json`: what GitHub's own description of its webhooks says of the
 * events that `src/rest/events.ts` makes. Takes the path of `api.github.com.json`, from the npm package
 * `@octokit/openapi-webhooks` (47 MB, so no dependency), and the name of its version:
 *
 *     scripts/node24/run node scripts/github-webhooks-subset.ts <api.github.com.json> '@octokit/openapi-webhooks 12.1.0'
 */
import { type Components, read, Subset, write } from './subset.ts';

/** Each event, or each action of an event that has actions. */
const EVENTS = [
  'issue-comment-created',
  'issues-edited',
  'issues-opened',
  'merge-group-checks-requested',
  'pull-request-closed',
  'pull-request-opened',
  'pull-request-ready-for-review',
  'pull-request-reopened',
  'pull-request-synchronize',
  'push',
  'workflow-dispatch',
  'workflow-run-completed',
];

const [file = '', source = ''] = process.argv.slice(2);
const { components } = read(file) as { readonly components: Components };
const part = new Subset(components);
const events = Object.fromEntries(
  EVENTS.map((name) => [name, part.prune({ $ref: `#/components/schemas/webhook-${name}` })]),
);
// A deleted fork leaves null in both, which the description does not always say (seen in
// public threads; the description of the REST API says it).
orNull('webhook-workflow-run-completed', 'workflow_run', 'head_repository');
orNull('pull-request', 'head', 'repo');
write('github-webhooks.json', source, { events, schemas: part.schemas });

interface Shape {
  readonly properties: Record<string, Shape | object>;
}

function orNull(name: string, ...at: readonly [string, string]): void {
  const [outer, inner] = at;
  const { properties } = part.schemas[name] as unknown as Shape;
  const { properties: inside } = properties[outer] as Shape;
  inside[inner] = { anyOf: [{ type: 'null' }, inside[inner]] };
}
