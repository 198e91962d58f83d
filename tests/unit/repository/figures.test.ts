import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { TIMING } from '../../../actions/src/registry/ledger/intent.ts';
import { PATIENT } from '../../../actions/src/retry.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const DOMAINS = 'actions/src';
const RUNTIME = 'runtime/vsc_runtime';

const WORDS = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'];
const word = (n: number) => WORDS[n] ?? String(n);
const grouped = (n: number) => n.toLocaleString('en');
const mib = (n: number) => `${n / 2 ** 20} MiB`;

/** The limits that pages state: page, file and name of the constant, and how the page says its value. */
const FIGURES: readonly (readonly [string, string, string, (value: number) => string])[] = [
  [
    'exit-codes',
    `${RUNTIME}/submission/unpack.py`,
    'MAX_FILES',
    (n) => `at most ${grouped(n)} members`,
  ],
  [
    'exit-codes',
    `${RUNTIME}/submission/unpack.py`,
    'MAX_FOLDERS',
    (n) => `in at most ${grouped(n)} folders`,
  ],
  ['exit-codes', `${RUNTIME}/submission/unpack.py`, 'MAX_DEPTH', (n) => `at most ${n} deep`],
  ['exit-codes', `${RUNTIME}/formats/descriptors.py`, 'MAX_DIMENSIONS', (n) => `D from 1 to ${n}`],
  [
    'exit-codes',
    `${RUNTIME}/formats/descriptors.py`,
    'MAX_NORM',
    (n) => `no norm above 2^${Math.log2(n)}`,
  ],
  [
    'exit-codes',
    `${RUNTIME}/submission/validation.py`,
    'TOLERANCE',
    (n) => `not more than ${n} s beyond`,
  ],
  ['exit-codes', `${RUNTIME}/submission/agreement.py`, 'CLOSE', (n) => `a mean cosine below ${n}`],
  ['exit-codes', `${RUNTIME}/output/journal.py`, 'CAP', (n) => `takes ${mib(n)} of its`],
  ['exit-codes', `${RUNTIME}/layout.py`, 'RANK_SECONDS', (n) => `subset | ${grouped(n)} |`],
  ['exit-codes', `${RUNTIME}/layout.py`, 'SUBMISSION_UID', (n) => `\`submission\` (${n})`],
  ['exit-codes', `${RUNTIME}/phases.py`, 'OPEN_FILES', (n) => `at most ${grouped(n)} files`],
  [
    'exit-codes',
    `${RUNTIME}/supervision/sentinels.py`,
    'NUMBER',
    (n) => `one of ${word(n)} small processes`,
  ],
  ['exit-codes', `${RUNTIME}/supervision/sentinels.py`, 'HELD', (n) => `${mib(n)} each`],
  [
    'exit-codes',
    `${RUNTIME}/supervision/supervise.py`,
    'GRACE',
    (n) => `alive ${word(n)} seconds later`,
  ],
  [
    'exit-codes',
    `${DOMAINS}/submission/run/run-spec.ts`,
    'FILES_IN_MEMORY',
    (n) => `at most ${grouped(n)} files and folders`,
  ],
  ['data', `${RUNTIME}/sample_data/plan.py`, 'QUERIES', (n) => `${n} query videos`],
  ['data', `${RUNTIME}/sample_data/plan.py`, 'REFERENCES', (n) => `${n} reference videos`],
  ['data', `${RUNTIME}/sample_data/plan.py`, 'COPIES', (n) => `${n} of the queries`],
  ['data', `${DOMAINS}/submission/selection.ts`, 'SUBSET_SEED', (n) => `RandomState(${n})`],
  ['competitors', `${DOMAINS}/submission/runs/store.ts`, 'MOST_RUNS', (n) => `than ${n} runs`],
  [
    'competitors',
    `${DOMAINS}/submission/runs/keep-code.ts`,
    'LARGEST_KEPT',
    (n) => `up to ${n / 1024} KiB each`,
  ],
  [
    'embedding',
    `${DOMAINS}/submission/embedding/workers.ts`,
    'LEAST_MEMORY',
    (n) => `there are ${n / 2 ** 30} GiB of memory for each`,
  ],
  ['ranking', `${RUNTIME}/ranking/run.py`, 'CANDIDATES_PER_QUERY', (n) => `K = ${n} n`],
  ['ranking', `${RUNTIME}/ranking/run.py`, 'PAIRS_PER_QUERY', (n) => `P = ${n} n`],
  ['ranking', `${RUNTIME}/ranking/device.py`, 'WORTH_A_GPU', (n) => `${n / 1e12}·10¹² operations`],
  [
    'solving',
    `${DOMAINS}/environment/facts/collect.ts`,
    'MOST_FACTS',
    (n) => `first ${n} packages`,
  ],
  [
    'solving',
    `${DOMAINS}/environment/pypi/index/simple-index.ts`,
    'AT_ONCE',
    (n) => `at most ${n} at once`,
  ],
  [
    'solving',
    `${DOMAINS}/environment/pypi/index/simple-index.ts`,
    'FRESH_MS',
    (n) => `as it is for ${n / 60_000} minutes`,
  ],
  [
    'solving',
    `${DOMAINS}/commands/request/lock/edit-affected.ts`,
    'MOST_EDITS',
    (n) => `${word(n)} a week`,
  ],
  [
    'image',
    `${DOMAINS}/image/build/disk.ts`,
    'USUAL_PER_BYTE',
    (n) => `${word(n)[0]?.toUpperCase()}${word(n).slice(1)} times what the lock says`,
  ],
  ['image', `${DOMAINS}/image/build/disk.ts`, 'LEAST_PER_BYTE', (n) => `below ${n} times`],
  [
    'image',
    `${DOMAINS}/image/context/layer-plan.ts`,
    'TOOLKIT_BYTES',
    (n) => `packages of ${mib(n)} and more`,
  ],
  [
    'image',
    `${DOMAINS}/image/context/layer-plan.ts`,
    'FRAMEWORK_BYTES',
    (n) => `frameworks: ${mib(n)} and more`,
  ],
  [
    'image',
    `${DOMAINS}/image/context/layer-plan.ts`,
    'BIG_WHEEL_BYTES',
    (n) => `wheels of ${mib(n)} and more`,
  ],
  ['image', 'runtime/installer/download.py', 'ATTEMPTS', (n) => `after ${word(n)} attempts`],
  ['publishing', `${DOMAINS}/image/build/disk.ts`, 'LEAST_PER_BYTE', (n) => `less than ${n} times`],
  [
    'publishing',
    `${DOMAINS}/image/build/disk.ts`,
    'USUAL_PER_BYTE',
    (n) => `less than ${word(n)} times`,
  ],
  [
    'publishing',
    `${DOMAINS}/commands/images/release-notes/index-page.ts`,
    'INDEX_LENGTH',
    (n) => `the newest ${n}`,
  ],
  [
    'publishing',
    `${DOMAINS}/commands/images/preflight/release-checks.ts`,
    'ENDS_IN_DAYS',
    (n) => `ends within ${n} days`,
  ],
  [
    'publishing',
    `${DOMAINS}/commands/images/preflight/release-checks.ts`,
    'HOLD_DAYS',
    (n) => `(${n})`,
  ],
  ['scale', `${DOMAINS}/report/markdown.ts`, 'COMMENT_ROOM', (n) => `passes ${grouped(n)} char`],
  [
    'scale',
    `${RUNTIME}/formats/descriptors.py`,
    'MAX_ROWS',
    (n) => `more than ${Math.floor(n / 1e6)} million rows`,
  ],
];

/** The value of a constant that is written as a number or a product of numbers. */
function constantOf(file: string, name: string): number {
  const written = new RegExp(
    String.raw`^(?:export )?(?:const )?${name}(?:: \w+)? = ([^;\n#]+)`,
    'm',
  );
  const [, expression = ''] = written.exec(read(file)) ?? [];
  const product = expression.trim().replaceAll('_', '').split(' * ');
  return product
    .map((factor) => {
      const [, base = '', by, exponent = ''] =
        /^([\d.e]+)(?: ?(<<|\*\*) ?(\d+))?$/.exec(factor) ?? [];
      if (base === '') throw new Error(`${file}: ${name} is not a product of numbers`);
      if (by === undefined) return Number(base);
      return by === '<<' ? Number(base) * 2 ** Number(exponent) : Number(base) ** Number(exponent);
    })
    .reduce((all, factor) => all * factor, 1);
}

describe('a limit that a page states', () => {
  it.each([
    ['publishing', `tried up to ${word(PATIENT.attempts)} times`],
    ['publishing', `\`Retry-After\` of up to ${PATIENT.maxDelayMs === 60_000 ? 'a minute' : '?'}`],
    ['publishing', `stops writing ${TIMING.holdMs / 1000} seconds after`],
    ['publishing', `watched it stand for ${TIMING.leaseMs / 1000} seconds`],
  ])('is what the code takes: docs/%s.md, %s', (page, says) => {
    expect(read(`docs/${page}.md`).replaceAll(/\s+/g, ' ')).toContain(says);
  });

  it.each(FIGURES)('is that of the code: docs/%s.md, %s, %s', (page, file, name, says) => {
    const text = read(`docs/${page}.md`).replaceAll(/\s+/g, ' ');
    expect(text).toContain(says(constantOf(file, name)));
  });
});
