import { starts } from '../runner/trigger.ts';
import type { Violation } from './violation.ts';
import { type WorkflowFile } from './workflow-file.ts';

/** The workflows that a change starts, by event; a push is one to main. */
type Started = Readonly<Record<'pull_request' | 'push', readonly string[]>>;

/** Every change is tested. */
const TESTED: Started = { pull_request: ['ci.yml'], push: ['ci.yml'] };
/** What is in the images, or builds, tests and publishes them. */
const IMAGE: Started = { pull_request: TESTED.pull_request, push: [...TESTED.push, 'publish.yml'] };

/**
 * Which workflows a change of a path starts: exactly these. Every top-level file and folder is named,
 * and paths in them that differ.
 */
export const PATHS: Readonly<Record<string, Started>> = {
  '.ci': TESTED,
  '.dockerignore': IMAGE,
  '.editorconfig': TESTED,
  '.gitattributes': TESTED,
  '.github': TESTED,
  '.github/workflows/publish.yml': IMAGE,
  '.gitignore': TESTED,
  '.gitmodules': TESTED,
  '.npmrc': TESTED,
  '.oxlintrc.json': TESTED,
  '.prettierignore': TESTED,
  '.prettierrc.json': TESTED,
  'CHANGELOG.md': TESTED,
  'CONTRIBUTING.md': TESTED,
  LICENSE: TESTED,
  Makefile: TESTED,
  'README.md': TESTED,
  actions: IMAGE,
  competition_data: TESTED,
  docs: TESTED,
  environment: IMAGE,
  'knip.json': TESTED,
  'package-lock.json': TESTED,
  'package.json': TESTED,
  'rolldown.config.ts': TESTED,
  runtime: IMAGE,
  scripts: TESTED,
  submission: TESTED,
  submission_quickstart: TESTED,
  submission_src: TESTED,
  tests: TESTED,
  'tsconfig.json': TESTED,
  'vitest.config.ts': TESTED,
  vsc2022: TESTED,
};

const TABLE = 'tests/harness/contracts/path-table.ts';

/** Where the triggers of workflows (by file name) differ from the table. */
export function brokenPaths(
  workflows: ReadonlyMap<string, WorkflowFile>,
  tracked: readonly string[],
): Violation[] {
  const changes = Object.entries(PATHS).flatMap(([top, started]) =>
    examples(top, tracked).flatMap((changed) =>
      (['pull_request', 'push'] as const).map((event) => ({
        changed,
        event,
        wanted: started[event],
      })),
    ),
  );
  const differing = changes.flatMap(({ changed, event, wanted }) =>
    [...workflows].flatMap(([name, workflow]) => {
      const does = starts(workflow.on, { name: event, branch: 'main', paths: [changed] });
      if (does === wanted.includes(name)) return [];
      const verb = does ? 'starts' : 'does not start';
      const message = `a ${event} that changes ${changed} ${verb} ${name}, unlike ${TABLE} says`;
      return [workflow.at(`/on/${event}/paths`, message)];
    }),
  );
  const unknown = Object.values(PATHS)
    .flatMap(({ pull_request: pulls, push }) => [...pulls, ...push])
    .filter((name) => !workflows.has(name));
  const unnamed = tracked
    .map((file) => file.split('/')[0] ?? '')
    .filter((top) => !Object.hasOwn(PATHS, top));
  return [
    ...differing,
    ...[...new Set(unknown)].map((name) => ({
      file: TABLE,
      line: 1,
      message: `there is no ${name}`,
    })),
    ...[...new Set(unnamed)].map((top) => ({
      file: TABLE,
      line: 1,
      message: `say which workflows a change of ${top} starts`,
    })),
  ];
}

/** Paths of a folder, deep and flat, or a file's own; not those that the table names apart. */
function examples(top: string, tracked: readonly string[]): string[] {
  const below = tracked.filter((file) => file.startsWith(`${top}/`));
  if (below.length === 0) return [top];
  const apart = new Set(Object.keys(PATHS).filter((other) => other.startsWith(`${top}/`)));
  return [`${top}/file`, `${top}/deeper/file.md`, ...below].filter((file) => !apart.has(file));
}
