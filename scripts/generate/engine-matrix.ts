import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '../../actions/src/errors.ts';
import { markdownTable } from './markdown-table.ts';

/** How a command was tried on an engine: by an integration test, or not at all. */
type Tried =
  | {
      readonly test: string;
      readonly name: string;
      /** Whether only `make soak` runs it, not `make test`. */
      readonly inSoak?: boolean;
    }
  | 'by hand'
  | 'not run';

interface Row {
  readonly engine: string;
  /** Whether CI has this engine: it has no root, and only Docker. */
  readonly isInCi: boolean;
  readonly tried: readonly [
    doctor: Tried,
    build: Tried,
    quickstart: Tried,
    check: Tried,
    smoke: Tried,
    publish: Tried,
  ];
}

const COMMANDS = ['doctor', 'build', 'quickstart', 'test-container', 'smoke-test', 'publish-image'];
const UNTRIED = ['not run', 'not run', 'not run', 'not run', 'not run', 'not run'] as const;

const ROWS: readonly Row[] = [
  {
    engine: 'Docker, rootful (here 20.10 on cgroup v1)',
    isInCi: true,
    tried: [
      { test: 'run-container', name: 'has a container made as for a run' },
      { test: 'build-image', name: 'builds once; then nothing' },
      { test: 'quickstart', name: 'runs the example' },
      { test: 'test-image', name: 'pass for the lite image' },
      { test: 'smoke-test', name: 'passes in the lite image, and touches nothing' },
      { test: 'publish', name: 'pushes the very image that was tested' },
    ],
  },
  {
    engine: 'podman 4.3, rootful, cgroup v1',
    isInCi: false,
    tried: [
      { test: 'podman', name: 'is named by doctor' },
      { test: 'podman', name: 'builds steps with mounts, twice' },
      { test: 'podman', name: 'runs the quickstart to its rankings' },
      { test: 'podman', name: "passes the image's own tests", inSoak: true },
      { test: 'podman', name: 'passes the smoke test, and names the template', inSoak: true },
      'not run',
    ],
  },
  ...['Docker 20.10, rootless, cgroup v1', 'podman 4.3, rootless with runc, cgroup v1'].map(
    (engine) => ({
      engine,
      isInCi: false,
      tried: [
        { test: 'rootless', name: 'is named by doctor', inSoak: true },
        { test: 'rootless', name: 'builds the image from the working tree', inSoak: true },
        { test: 'rootless', name: 'runs the quickstart to its rankings', inSoak: true },
        { test: 'rootless', name: "passes the image's own tests", inSoak: true },
        { test: 'rootless', name: 'passes the smoke test', inSoak: true },
        'not run',
      ] as const,
    }),
  ),
  {
    engine: 'Docker 20.10 with userns-remap',
    isInCi: false,
    tried: [
      { test: 'userns-remap', name: 'the quickstart runs', inSoak: true },
      'not run',
      { test: 'userns-remap', name: 'the quickstart runs', inSoak: true },
      'not run',
      'not run',
      'not run',
    ],
  },
  {
    // tests/harness/engines/on-engine.ts runs these very tests on it.
    engine: 'Docker 26.1 with the containerd image store',
    isInCi: false,
    tried: [
      { test: 'run-container', name: 'has a container made as for a run', inSoak: true },
      { test: 'build-image', name: 'builds once; then nothing', inSoak: true },
      { test: 'quickstart', name: 'runs the example', inSoak: true },
      { test: 'test-image', name: 'pass for the lite image', inSoak: true },
      { test: 'smoke-test', name: 'passes in the lite image, and touches nothing', inSoak: true },
      { test: 'publish', name: 'pushes the very image that was tested', inSoak: true },
    ],
  },
  {
    engine: 'Docker 20.10, emulating ARM (QEMU 7.2)',
    isInCi: false,
    tried: [
      'not run',
      { test: 'arm64', name: 'is built from its own base and wheels', inSoak: true },
      'by hand',
      'by hand',
      'not run',
      'not run',
    ],
  },
  ...[
    'any engine on cgroup v2',
    'Docker Desktop, Colima, OrbStack, Rancher Desktop',
    'Docker on an ARM processor (a job of ci.yml)',
  ].map((engine) => ({ engine, isInCi: false, tried: UNTRIED })),
];

/**
 * The table of docs/how-to/engines.md: how each command was tried on each engine.
 *
 * @throws UserError if a test that it names does not exist, and so shows nothing.
 */
export function engineMatrix(root: string): string {
  const rows = ROWS.map(({ engine, isInCi, tried }) => [
    engine,
    ...tried.map((one) => (typeof one === 'string' ? one : testCell(root, one, isInCi))),
  ]);
  return markdownTable(['Engine', ...COMMANDS.map((name) => `\`${name}\``)], rows);
}

function testCell(
  root: string,
  { test, name, inSoak = false }: Exclude<Tried, string>,
  isInCi: boolean,
): string {
  const file = `tests/integration/${test}.test.ts`;
  const text = existsSync(path.join(root, file)) ? readFileSync(path.join(root, file), 'utf8') : '';
  if (!text.includes(`'${name}`) && !text.includes(`"${name}`)) {
    throw new UserError(`${file} has no test "${name}"`, {
      next: 'name another test that shows it in scripts/generate/engine-matrix.ts, or "not run"',
    });
  }
  if (isInCi) return `[here and in CI](../../${file})`;
  return inSoak ? `[here, in soak](../../${file})` : `[here](../../${file})`;
}
