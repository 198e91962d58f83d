import { starts } from 'actions-testbed';
import type { Violation, WorkflowFile } from 'actions-testbed/policy';

/** The workflows that a change starts, by event; a push is one to main. */
interface Started {
  readonly pull_request: readonly string[];
  readonly push: readonly string[];
  /** The variants that pull-request.yml builds and tries. */
  readonly builds: readonly string[];
}

/** Every change is tested. */
const TESTED: Started = {
  pull_request: ['ci.yml', 'pull-request.yml'],
  push: ['ci.yml'],
  builds: [],
};
/** What builds, tests and publishes images. */
const PUBLISHED: Started = { ...TESTED, push: [...TESTED.push, 'publish.yml'] };
/** What every image is made of, or runs. */
const IMAGE: Started = { ...PUBLISHED, builds: ['cpu', 'gpu'] };

/**
 * What a change of a path starts: exactly this. Every top-level file and folder is named, and paths in
 * them that differ.
 */
const PATHS: Readonly<Record<string, Started>> = {
  '.ci': TESTED,
  '.devcontainer': TESTED,
  '.dockerignore': TESTED,
  '.editorconfig': TESTED,
  '.gitattributes': IMAGE,
  '.github': TESTED,
  '.github/workflows/publish.yml': PUBLISHED,
  '.gitignore': TESTED,
  '.gitmodules': TESTED,
  '.npmrc': TESTED,
  '.oxlintrc.json': TESTED,
  '.prettierignore': TESTED,
  '.prettierrc.json': TESTED,
  'CHANGELOG.md': TESTED,
  'CODE_OF_CONDUCT.md': TESTED,
  'CONTRIBUTING.md': TESTED,
  LICENSE: TESTED,
  Makefile: TESTED,
  'README.md': TESTED,
  'SECURITY.md': TESTED,
  actions: PUBLISHED,
  competition_data: TESTED,
  // What is generated from it lies in actions and runtime.
  contract: TESTED,
  docs: TESTED,
  environment: PUBLISHED,
  'environment/environment-cpu.yml': { ...PUBLISHED, builds: ['cpu'] },
  'environment/environment-gpu.yml': { ...PUBLISHED, builds: ['gpu'] },
  'environment/competition.yml': IMAGE,
  'environment/policy.yml': IMAGE,
  'knip.json': TESTED,
  'package-lock.json': TESTED,
  'package.json': TESTED,
  packages: TESTED,
  'pyproject.toml': TESTED,
  'rolldown.config.ts': TESTED,
  runtime: IMAGE,
  'runtime/bench': PUBLISHED,
  scripts: TESTED,
  submission: TESTED,
  submission_quickstart: IMAGE,
  submission_src: IMAGE,
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
  const named = Object.values(PATHS).flatMap(({ pull_request: pulls, push }) => [
    ...pulls,
    ...push,
  ]);
  return [
    ...Object.keys(PATHS).flatMap((top) =>
      [...workflows].flatMap(([name, workflow]) => differing(top, name, workflow, tracked)),
    ),
    ...inTable(named.filter((name) => !workflows.has(name)).map((name) => `there is no ${name}`)),
    ...inTable(
      tracked
        .map((file) => file.split('/')[0] ?? '')
        .filter((top) => !Object.hasOwn(PATHS, top))
        .map((top) => `say which workflows a change of ${top} starts`),
    ),
  ];
}

function differing(
  top: string,
  name: string,
  workflow: WorkflowFile,
  tracked: readonly string[],
): Violation[] {
  return (['pull_request', 'push'] as const).flatMap((event) => {
    const wanted = PATHS[top]?.[event].includes(name) === true;
    const first = examples(top, tracked).find((changed) => {
      return starts(workflow.on, { name: event, branch: 'main', paths: [changed] }) !== wanted;
    });
    if (first === undefined) return [];
    const verb = wanted ? 'does not start' : 'starts';
    const message = `a ${event} that changes ${first} ${verb} ${name}: ${TABLE} says otherwise`;
    return [workflow.at(`/on/${event}/paths`, message)];
  });
}

/** Where `built` has a pull request that changes a path build other variants than the table says. */
export function brokenBuilds(
  built: (changed: string) => readonly string[],
  tracked: readonly string[],
): Violation[] {
  const wrong = Object.entries(PATHS).flatMap(([top, { builds }]) =>
    examples(top, tracked)
      .filter((changed) => built(changed).join() !== builds.join())
      .map((changed) => `${changed} builds [${built(changed).join()}], not [${builds.join()}]`),
  );
  return inTable(wrong);
}

function inTable(messages: readonly string[]): Violation[] {
  return [...new Set(messages)].map((message) => ({ file: TABLE, line: 1, message }));
}

/** Paths of a folder, deep and flat, or a file's own; not those that the table names apart. */
function examples(top: string, tracked: readonly string[]): string[] {
  const below = tracked.filter((file) => file.startsWith(`${top}/`));
  if (below.length === 0) return [top];
  const apart = Object.keys(PATHS).filter((other) => other.startsWith(`${top}/`));
  return [`${top}/file`, `${top}/deeper/file.md`, ...below].filter(
    (file) => !apart.some((other) => file === other || file.startsWith(`${other}/`)),
  );
}
