import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { brokenPolicy, lines, type LocalAction } from '../src/policy/index.ts';

const fixture = path.join(import.meta.dirname, 'fixtures/workflows/policy.yml');
const good = readFileSync(fixture, 'utf8');
const action: LocalAction = {
  folder: 'actions/greet',
  file: 'actions/greet/action.yml',
  inputs: { name: {} },
  outputs: { greeting: {}, length: {} },
};
const check = (file: string, text: string) =>
  lines(brokenPolicy(file, text, { actions: [action] }));

/** The good workflow with one piece of it replaced, and what has to be said about it. */
const MUTATIONS: readonly [from: string, to: string, line: number, message: string][] = [
  [
    '@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7',
    '@v7 # v7',
    27,
    '@v7 is not pinned: write actions/checkout@<40',
  ],
  ['273ba90b1 # v7', '273ba90b # v7', 27, 'is not pinned'],
  [' # v7.0.1', '', 27, 'actions/checkout: say which version the commit is'],
  ['persist-credentials: false', 'persist-credentials: true', 27, 'checkout leaves its token'],
  ['persist-credentials: false', 'fetch-depth: 2', 27, 'write persist-credentials: false'],
  ['permissions: {}', '', 13, 'the workflow has no permissions: write what it needs, or {}'],
  ['permissions: {}', 'permissions: write-all', 10, 'the workflow takes "write-all": name each'],
  [
    '    permissions:\n      contents: read # to',
    '    env:\n      A: read # to',
    14,
    'the job greet has no permissions',
  ],
  [' # to check out the code', '', 20, 'say why: contents: read # <why the job greet needs it>'],
  ['timeout-minutes: 5', 'name: x', 14, 'the job greet has no timeout-minutes'],
  ['ubuntu-24.04', 'ubuntu-latest', 15, 'runs on ubuntu-latest, which changes'],
  [
    '$TITLE',
    '${{ github.event.pull_request.title }}',
    38,
    '${{ github.event.pull_request.title }} inside a script is code',
  ],
  ['$TITLE', '${{ github.head_ref }}', 38, '${{ github.head_ref }} inside a script'],
  [
    'name: everybody',
    'nmae: everybody',
    33,
    './actions/greet has no input nmae: see actions/greet/action.yml',
  ],
  ['./actions/greet', './actions/gret', 31, './actions/gret does not exist'],
  ['outputs.greeting', 'outputs.greting', 24, 'actions/greet has no output greting'],
  ['outputs.length', 'outputs.size', 40, 'actions/greet has no output size'],
  ['pull_request:', 'pull_request_target:', 8, 'pull_request_target gives a fork'],
  ['secrets: {}', 'secrets: inherit', 46, 'hands on every secret'],
  [
    'uses: ./.github/workflows/ci.yml',
    'uses: o/r/.github/workflows/ci.yml@main',
    43,
    'o/r/.github/workflows/ci.yml@main is not pinned',
  ],
  ['    steps:', '   steps:', 25, 'This is not YAML'],
];

const TAKE = `uses: ./actions/take
        with: { names: "report-*", folder: reports }`;
const KEEP = `uses: ./actions/keep
        with: { name: "report-\${{ 1 }}", folder: reports }`;

describe('the rules', () => {
  it('have nothing against a good workflow', () => {
    expect(check('policy.yml', good)).toEqual([]);
  });

  it.each(MUTATIONS)('see that %j must not become %j', (from, to, line, message) => {
    const text = good.replace(from, () => to);
    expect(text).not.toBe(good);
    const found = check('policy.yml', text);
    const there = found.filter((entry) => entry.startsWith(`policy.yml:${line}: `));
    expect(there.join('\n')).toContain(message);
  });

  it('keep a workflow_run job on main', () => {
    const text = good
      .replace('  pull_request:', '  workflow_run: { workflows: [ci] }')
      .replace('persist-', 'ref: x\n          persist-');
    expect(check('a.yml', text)).toEqual([
      'a.yml:29: a workflow_run job has the rights of main: check out main, no other ref',
    ]);
  });

  it('keep what strangers made away from main', () => {
    const after = good
      .replace('  pull_request:', '  workflow_run: { workflows: [ci] }')
      .replace('run: exit 1', `uses: actions/download-artifact@${'0'.repeat(40)} # v8.0.0`);
    expect(check('a.yml', after)).toContain(
      'a.yml:40: an artifact of a pull request could replace files of main: write path: ${{ runner.temp }}/<folder>',
    );
    const inputs = '        with: { path: "${{ runner.temp }}/report", name: report }\n  again:';
    const fetched = after
      .replace('echo "done"', 'git fetch origin "$REF"')
      .replace('  again:', inputs);
    expect(check('a.yml', fetched)).toEqual([
      'a.yml:39: git fetch in a workflow_run job, which has the rights of main: check out main by actions/checkout',
      'a.yml:42: no job uploads the artifact report',
    ]);
  });

  it("know the repository's own actions for artifacts", () => {
    const inputs = { names: {}, name: {}, folder: {} };
    const own = ['keep', 'take'].map((name) => ({ ...action, folder: `actions/${name}`, inputs }));
    const artifacts = { upload: 'actions/keep', download: 'actions/take' };
    const found = (text: string) =>
      lines(brokenPolicy('a.yml', text, { actions: [action, ...own], artifacts }));
    const taken = good.replace('run: exit 1', TAKE);
    expect(found(taken)).toEqual(['a.yml:42: no job uploads the artifact report-*']);
    const kept = taken.replace(/env:\n {10}TITLE[^]*echo "done"/, KEEP);
    expect(found(kept)).toEqual([]);
    const after = taken.replace('  pull_request:', '  workflow_run: { workflows: [ci] }');
    expect(found(after)).toEqual([
      'a.yml:42: an artifact of a pull request could replace files of main: write folder: ${{ runner.temp }}/<folder>',
    ]);
    const apart = after.replace('folder: reports', 'folder: "${{ runner.temp }}/reports"');
    expect(found(apart)).toEqual([]);
  });

  it.each(['pull_request', 'merge_group'])('give a workflow of %s no right to write', (event) => {
    const text = good
      .replace('pull_request:', `${event}:`)
      .replace('contents: read #', 'id-token: write #');
    expect(check('a.yml', text)).toContain(
      'a.yml:20: id-token: write in a workflow that pull requests start: what they wrote would have it',
    );
  });

  it('see secrets, in whatever way they are written', () => {
    for (const secret of ['secrets.PASSWORD', "secrets['PASSWORD']"]) {
      const text = good.replace('github.event.pull_request.title', secret);
      expect(check('a.yml', text)).toEqual([
        expect.stringMatching(/^a\.yml:35: secrets.+ in a workflow that pull requests start/),
      ]);
    }
    const token = good.replace('github.event.pull_request.title', 'secrets.GITHUB_TOKEN');
    expect(check('a.yml', token)).toEqual([]);
  });

  it('ask for inputs that are required', () => {
    const strict = { ...action, inputs: { ...action.inputs, language: { required: true } } };
    expect(lines(brokenPolicy('a.yml', good, { actions: [strict] }))).toEqual([
      'a.yml:30: ./actions/greet needs the input language',
    ]);
  });
});
