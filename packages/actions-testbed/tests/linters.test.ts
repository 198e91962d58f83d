import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { actionlint, languageService } from '../src/linters.ts';
import { lines } from '../src/policy/index.ts';

const read = (name: string) =>
  readFileSync(path.join(import.meta.dirname, 'fixtures', name), 'utf8');
const file = '.github/workflows/jobs.yml';
const good = read('workflows/jobs.yml');

/** The good workflow with one piece of it replaced; who sees it, and where. */
const MUTATIONS = [
  [
    'needs.plan.outputs.variants',
    'needs.plan.outputs.variant',
    24,
    /"variant" is not defined/,
    /variant/,
  ],
  ['needs: plan\n', '\n', 24, /"plan" is not defined/, /plan/],
  ['needs: plan\n', 'needs: pland\n', 19, /needs job "pland" which does not exist/, /^$/],
  ['steps.list.outputs', 'steps.lst.outputs', 13, /"lst" is not defined/, /lst/],
  [
    'timeout-minutes: 5',
    'timeout-minute: 5',
    11,
    /unexpected key "timeout-minute"/,
    /timeout-minute/,
  ],
  ['matrix.variant', 'matrix.variants', 30, /"variants" is not defined/, /variants/],
  ['fromJSON(', 'fromJson2(', 24, /undefined function "fromJson2"/, /fromJson2/],
  ['always()', 'always(', 31, /./, /./],
  ['contents: read', 'contents: reed', 15, /"reed" is invalid/, /reed/],
  ['branches: [main]', 'branch: [main]', 6, /unexpected key "branch"/, /branch/],
] as const;

describe('both', () => {
  it('have nothing against a good workflow', async () => {
    expect(await actionlint(file, good)).toEqual([]);
    expect(await languageService(file, good)).toEqual([]);
  });

  it.each(MUTATIONS)('see that %j must not become %j', async (from, to, line, lint, github) => {
    const text = good.replace(from, to);
    expect(text).not.toBe(good);
    const [first, second] = await Promise.all([
      actionlint(file, text),
      languageService(file, text),
    ]);
    const there = (found: typeof first) => found.filter((violation) => violation.line === line);
    expect(lines(there(first)).join('\n')).toMatch(lint);
    expect(lines(there(second)).join('\n')).toMatch(github);
  });
});

describe("GitHub's language service", () => {
  it('reads an action.yml as one', async () => {
    const text = read('actions/echo/action.yml').replace(
      'using: node24',
      'using: node24\n  mian: x',
    );
    const found = await languageService('actions/echo/action.yml', text);
    expect(lines(found).join('\n')).toMatch(/action\.yml:\d+: .*mian/);
  });
});
