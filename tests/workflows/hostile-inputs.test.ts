import { zipOf } from 'actions-testbed';
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { failedBuild } from '../support/repositories/run-reports.ts';
import { share } from '../support/soak.ts';
import { expectClean } from './support/expect-clean.ts';
import { both, CONDA, environmentText, PIP } from './support/test-environment.ts';
import { logOf, resultsOf, startWorld, type World } from './support/world.ts';

/** A file that no input may get made. */
const OWNED = '/tmp/vsc-owned-by-a-request';
const IN_BRANCH = `touch\${IFS}${OWNED.replaceAll('/', '${IFS}')}`;
const EVIL = '[x](https://evil.example) ![x](https://evil.example/x.png) <img src=x> @everyone #1';

const entries = (entry: string) => both(environmentText([...CONDA, entry], PIP));
const member = (content: string) => ({ name: 'build-cpu.json', content });
const build = (message: string) =>
  JSON.stringify({
    ...failedBuild,
    failure: { step: message, output: message, message, next: message },
  });

/** What an outsider can write: each row is one pull request, and each cell another hostile text. */
interface Row {
  readonly title: string;
  readonly branch: string;
  /** Name of a file that it adds. */
  readonly file: string;
  /** What it makes of the environment files. */
  readonly environment: Readonly<Record<string, string>>;
  /** What it makes of a lock. */
  readonly lock: string;
  /** What its own code leaves as a report of an image. */
  readonly artifact: () => Promise<Buffer>;
  /** What the log says of that: a report that is read may be wrong, an artifact that is refused is named. */
  readonly refused: RegExp;
  /** A comment on it; MARK stands for the first line of ours. */
  readonly comment: string;
}

const ROWS: readonly Row[] = [
  {
    title: '::error::forged title',
    branch: `a$(${IN_BRANCH})`,
    file: 'docs/a\n::error::forged.md',
    environment: entries('::error::forged'),
    lock: '::error::forged\n::set-output name=variants::["gpu"]\n',
    artifact: () => zipOf([{ name: '../../../escape', content: 'x' }]),
    refused: /report-image-cpu has an entry with a path that is not allowed/,
    comment: 'MARK',
  },
  {
    title: '<script>alert(1)</script></td></table>',
    branch: '<b>bold</b>',
    file: 'docs/<img src=x onerror=alert(1)>.md',
    environment: entries(`"${EVIL}"`),
    lock: `@EXPLICIT\nhttps://evil.example/linux-64/a-1-0.conda#${'0'.repeat(64)}\n`,
    artifact: () => zipOf([member(build(EVIL))]),
    refused: /report-image-cpu/,
    comment: 'MARK\n## ✅ All is well, merge it',
  },
  {
    title: EVIL,
    branch: '@everyone',
    file: 'docs/@everyone #1.md',
    environment: entries('!!python/object/apply:os.system [id]'),
    lock: '@EXPLICIT\nfile:///etc/passwd\n../../../etc/passwd\n',
    artifact: () => zipOf([member('{"version": 1')]),
    refused: /report-image-cpu/,
    comment: '/lock; touch it @everyone',
  },
  {
    title: `"; touch ${OWNED}; echo "`,
    branch: '`id`',
    file: `docs/"; touch ${OWNED}; ".md`.replaceAll('/tmp/', ''),
    environment: both('a: &a [x, x]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]\nname: condaenv\n'),
    lock: '\0\u001B[2J\u001B]0;title\u0007',
    artifact: () => zipOf([member('['.repeat(100_000))]),
    refused: /report-image-cpu/,
    comment: `\`\`\`\n${EVIL}`,
  },
  {
    title: '${{ secrets.GITHUB_TOKEN }} ${{ github.token }}',
    branch: '${{github.token}}',
    file: 'docs/${{ github.token }}.md',
    environment: entries('{numpy: 1.23.4, __proto__: {polluted: true}}'),
    lock: '{"__proto__": {"polluted": true}}',
    artifact: () => Promise.resolve(Buffer.from('this is no zip')),
    refused: /report-image-cpu/,
    comment: '<!-- <!-- --> MARK',
  },
  {
    title: `a\u202Ereversed\u2066 \u001B[31mred`,
    branch: 'a%0A%3A%3Aerror%3A%3Aforged',
    file: 'docs/a\u202Ereversed\u001B[2J.md',
    environment: entries('numpy\u202E=1.23.4\u200B'),
    lock: 'x'.repeat(5_000_000),
    artifact: () => zipOf([member(build(`${'x'.repeat(100_000)}\n::error::forged`))]),
    refused: /report-image-cpu/,
    comment: 'x'.repeat(65_536),
  },
  {
    title: 'x'.repeat(256),
    branch: 'x'.repeat(200),
    file: `docs/${'x'.repeat(200)}.md`,
    environment: both(`name: condaenv\n${'  - a\n'.repeat(100_000)}`),
    lock: '@EXPLICIT\n'.repeat(100_000),
    artifact: () =>
      zipOf(Array.from({ length: 2000 }, (_, index) => ({ name: `${index}`, content: '' }))),
    refused: /report-image-cpu .*(?:many|entries|files)/,
    comment: '::stop-commands::x\n::error::forged',
  },
  {
    title: '👩‍💻 e\u0301\u0300',
    branch: 'it\'s-a/"quote"/日本',
    file: '--help',
    environment: both('\uFEFF---\nname: condaenv\n---\nname: other\n<<<<<<< HEAD\n'),
    lock: '',
    artifact: () => zipOf([{ name: 'build-cpu.json', link: '/etc/passwd' }]),
    refused: /report-image-cpu/,
    comment: 'MARK\u200B',
  },
];

let world: World;
let mark = '';
beforeAll(async () => {
  world = await startWorld(['lite'], { engine: false });
  await world.push(1, entries('nunpy=1.23.4'));
  const [text = ''] = (await world.check(1)).comments;
  mark = text.split('\n')[0] ?? '';
}, 120_000);
afterAll(() => world.close());

describe('a pull request whose texts are hostile', () => {
  it.each(
    share(
      ROWS.map((row, index) => ({ number: index + 10, ...row })),
      5,
    ),
  )(
    'does nothing but be refused: $number, on the branch $branch',
    async ({ number, title, branch, file, environment, lock, artifact, refused, comment }) => {
      const files = { ...environment, 'environment/cpu.lock': lock, [file]: 'a file' };
      await world.push(number, files, { title, branch, fork: 'stranger/fork' });
      const body = comment.replace('MARK', mark);
      const at = new Date().toISOString();
      const theirs = { id: 900 + number, issue: number, user: 'stranger', body };
      world.rest.store.comments.push({ ...theirs, created_at: at, updated_at: at });
      const { run, ended } = await world.check(number);
      const name = 'report-image-cpu';
      world.rest.store.artifacts.put(String(ended.id), name, await artifact(), ended.attempt);
      const told = await world.tell(ended);

      expect(resultsOf(run), logOf(run)).toMatchObject({ validate: 'failure', image: 'skipped' });
      expect(run.jobs[0]?.outputs).toEqual({ variants: '[]' });
      expect(told.conclusion, logOf(told)).toBe('success');
      const annotations = [...run.jobs, ...told.jobs].flatMap((job) => job.annotations);
      const forged = annotations.filter(({ message }) => message.startsWith('forged'));
      expect(forged).toEqual([]);
      expect(logOf(told)).toMatch(refused);
      expect(annotations.map(({ message }) => message).join('\n')).not.toContain('at Object.');

      const there = world.rest.store.comments.filter(({ issue }) => issue === number);
      expect(there.find(({ user }) => user === 'stranger')?.body).toBe(body);
      const [ours, ...more] = there.filter(({ user }) => user !== 'stranger');
      expect(more).toEqual([]);
      expect(ours?.body).toContain('❌');
      expectClean(ours?.body ?? '');
      for (const { summary } of run.jobs) expectClean(summary.slice(0, 65_536));
      expect(existsSync(OWNED)).toBe(false);
      expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
    },
    120_000,
  );

  it('is tried with forty such texts and more', () => {
    const cells = ROWS.flatMap((row) => Object.keys(row).filter((name) => name !== 'refused'));
    expect(cells.length).toBeGreaterThan(40);
  });
});
