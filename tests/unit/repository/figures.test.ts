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
    'reference/exit-codes',
    `${RUNTIME}/submission/unpack.py`,
    'MAX_FILES',
    (n) => `at most ${grouped(n)} members`,
  ],
  [
    'reference/exit-codes',
    `${RUNTIME}/submission/unpack.py`,
    'MAX_FOLDERS',
    (n) => `in at most ${grouped(n)} folders`,
  ],
  [
    'reference/exit-codes',
    `${RUNTIME}/submission/unpack.py`,
    'MAX_DEPTH',
    (n) => `at most ${n} deep`,
  ],
  [
    'reference/exit-codes',
    `${RUNTIME}/formats/descriptors.py`,
    'MAX_DIMENSIONS',
    (n) => `D from 1 to ${n}`,
  ],
  [
    'reference/exit-codes',
    `${RUNTIME}/formats/descriptors.py`,
    'MAX_NORM',
    (n) => `no norm above 2^${Math.log2(n)}`,
  ],
  [
    'reference/exit-codes',
    `${RUNTIME}/submission/validation.py`,
    'TOLERANCE',
    (n) => `not more than ${n} s beyond`,
  ],
  [
    'reference/exit-codes',
    `${RUNTIME}/submission/agreement.py`,
    'CLOSE',
    (n) => `a mean cosine below ${n}`,
  ],
  ['reference/exit-codes', `${RUNTIME}/output/journal.py`, 'CAP', (n) => `takes ${mib(n)} of its`],
  [
    'reference/exit-codes',
    `${RUNTIME}/layout.py`,
    'RANK_SECONDS',
    (n) => `subset | ${grouped(n)} |`,
  ],
  [
    'reference/exit-codes',
    `${RUNTIME}/layout.py`,
    'SUBMISSION_UID',
    (n) => `\`submission\` (${n})`,
  ],
  [
    'reference/exit-codes',
    `${RUNTIME}/phases.py`,
    'OPEN_FILES',
    (n) => `at most ${grouped(n)} files`,
  ],
  [
    'reference/exit-codes',
    `${RUNTIME}/supervision/sentinels.py`,
    'NUMBER',
    (n) => `one of ${word(n)} small processes`,
  ],
  ['reference/exit-codes', `${RUNTIME}/supervision/sentinels.py`, 'HELD', (n) => `${mib(n)} each`],
  [
    'reference/exit-codes',
    `${RUNTIME}/supervision/supervise.py`,
    'GRACE',
    (n) => `alive ${word(n)} seconds later`,
  ],
  [
    'reference/exit-codes',
    `${DOMAINS}/submission/run/run-spec.ts`,
    'FILES_IN_MEMORY',
    (n) => `at most ${grouped(n)} files and folders`,
  ],
  ['reference/data', `${RUNTIME}/sample_data/plan.py`, 'QUERIES', (n) => `${n} query videos`],
  [
    'reference/data',
    `${RUNTIME}/sample_data/plan.py`,
    'REFERENCES',
    (n) => `${n} reference videos`,
  ],
  ['reference/data', `${RUNTIME}/sample_data/plan.py`, 'COPIES', (n) => `${n} of the queries`],
  [
    'reference/data',
    `${DOMAINS}/submission/selection.ts`,
    'SUBSET_SEED',
    (n) => `RandomState(${n})`,
  ],
  [
    'start/competitors',
    `${DOMAINS}/submission/runs/store.ts`,
    'MOST_RUNS',
    (n) => `than ${n} runs`,
  ],
  [
    'start/competitors',
    `${DOMAINS}/submission/runs/keep-code.ts`,
    'LARGEST_KEPT',
    (n) => `up to ${n / 1024} KiB each`,
  ],
  [
    'how-to/embedding',
    `${DOMAINS}/submission/embedding/workers.ts`,
    'LEAST_MEMORY',
    (n) => `there are ${n / 2 ** 30} GiB of memory for each`,
  ],
  ['background/ranking', `${RUNTIME}/ranking/run.py`, 'CANDIDATES_PER_QUERY', (n) => `K = ${n} n`],
  ['background/ranking', `${RUNTIME}/ranking/run.py`, 'PAIRS_PER_QUERY', (n) => `P = ${n} n`],
  [
    'background/ranking',
    `${RUNTIME}/ranking/hits.py`,
    'MOST_SUMMED',
    (n) => `After ${n / 1e9} billion products`,
  ],
  [
    'background/ranking',
    `${RUNTIME}/ranking/device.py`,
    'WORTH_A_GPU',
    (n) => `${n / 1e12}·10¹² operations`,
  ],
  [
    'background/solving',
    `${DOMAINS}/environment/facts/collect.ts`,
    'MOST_FACTS',
    (n) => `first ${n} packages`,
  ],
  [
    'background/solving',
    `${DOMAINS}/environment/pypi/index/simple-index.ts`,
    'AT_ONCE',
    (n) => `at most ${n} at once`,
  ],
  [
    'background/solving',
    `${DOMAINS}/environment/pypi/index/simple-index.ts`,
    'FRESH_MS',
    (n) => `as it is for ${n / 60_000} minutes`,
  ],
  [
    'background/solving',
    `${DOMAINS}/commands/request/lock/edit-affected.ts`,
    'MOST_EDITS',
    (n) => `${word(n)} a week`,
  ],
  [
    'background/image',
    `${DOMAINS}/image/build/disk.ts`,
    'USUAL_PER_BYTE',
    (n) => `${word(n)[0]?.toUpperCase()}${word(n).slice(1)} times what the lock says`,
  ],
  [
    'background/image',
    `${DOMAINS}/image/build/disk.ts`,
    'LEAST_PER_BYTE',
    (n) => `below ${n} times`,
  ],
  [
    'background/image',
    `${DOMAINS}/image/context/layer-plan.ts`,
    'TOOLKIT_BYTES',
    (n) => `packages of ${mib(n)} and more`,
  ],
  [
    'background/image',
    `${DOMAINS}/image/context/layer-plan.ts`,
    'FRAMEWORK_BYTES',
    (n) => `frameworks: ${mib(n)} and more`,
  ],
  [
    'background/image',
    `${DOMAINS}/image/context/layer-plan.ts`,
    'BIG_WHEEL_BYTES',
    (n) => `wheels of ${mib(n)} and more`,
  ],
  [
    'background/image',
    'runtime/installer/download.py',
    'ATTEMPTS',
    (n) => `after ${word(n)} attempts`,
  ],
  [
    'how-to/publishing',
    `${DOMAINS}/image/build/disk.ts`,
    'LEAST_PER_BYTE',
    (n) => `less than ${n} times`,
  ],
  [
    'how-to/publishing',
    `${DOMAINS}/image/build/disk.ts`,
    'USUAL_PER_BYTE',
    (n) => `less than ${word(n)} times`,
  ],
  [
    'how-to/publishing',
    `${DOMAINS}/commands/images/release-notes/index-page.ts`,
    'INDEX_LENGTH',
    (n) => `the newest ${n}`,
  ],
  [
    'how-to/publishing',
    `${DOMAINS}/commands/images/preflight/release-checks.ts`,
    'ENDS_IN_DAYS',
    (n) => `ends within ${n} days`,
  ],
  [
    'how-to/publishing',
    `${DOMAINS}/commands/images/preflight/release-checks.ts`,
    'HOLD_DAYS',
    (n) => `(${n})`,
  ],
  [
    'background/scale',
    `${DOMAINS}/report/markdown.ts`,
    'COMMENT_ROOM',
    (n) => `passes ${grouped(n)} char`,
  ],
  [
    'background/scale',
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
    ['how-to/publishing', `tried up to ${word(PATIENT.attempts)} times`],
    [
      'how-to/publishing',
      `\`Retry-After\` of up to ${PATIENT.maxDelayMs === 60_000 ? 'a minute' : '?'}`,
    ],
    ['how-to/publishing', `stops writing ${TIMING.holdMs / 1000} seconds after`],
    ['how-to/publishing', `watched it stand for ${TIMING.leaseMs / 1000} seconds`],
  ])('is what the code takes: docs/%s.md, %s', (page, says) => {
    expect(read(`docs/${page}.md`).replaceAll(/\s+/g, ' ')).toContain(says);
  });

  it.each(FIGURES)('is that of the code: docs/%s.md, %s, %s', (page, file, name, says) => {
    const text = read(`docs/${page}.md`).replaceAll(/\s+/g, ' ');
    expect(text).toContain(says(constantOf(file, name)));
  });
});
