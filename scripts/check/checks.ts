import type { FileTest } from './files.ts';

/** One program of `make check`, run in the repository's root. */
export interface Check {
  readonly name: string;
  readonly command: readonly string[];
  /** What corrects its findings, if something can. */
  readonly fix?: readonly string[];
  /** Which files follow the command; left out, the program finds them. */
  readonly files?: FileTest;
  readonly env?: Readonly<Record<string, string>>;
}

/** Of npm's packages, the slowest first: the scripts `check:...` of package.json. */
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

/** Of the packages of `requirements.txt`. `python` is the Python that has them. */
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

/** Those with one of the names, or all if none is given; to `fix`, those that can, with that command. */
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
