/** The checks that a ruleset requires, in each case that the jobs before them can come to. */
import { type RunOptions, runWorkflow, startRestServer, starts } from 'actions-testbed';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { temporaryRoot } from '../support/repositories/temporary-root.ts';

const root = path.resolve(import.meta.dirname, '../..');
const FILE = '.github/workflows/pull-request.yml';
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

interface Workflow {
  readonly on: unknown;
  readonly jobs: Record<string, Record<string, unknown>>;
}

interface Case {
  /** What the job of the files says: variants that change, or how else it ends. */
  readonly validate: string;
  /** How the job of the images ends, by variant. */
  readonly image?: string;
}

const LATE = { 'timeout-minutes': 0.001 };
const STEPS: Readonly<Record<string, string>> = {
  success: 'true',
  failure: 'exit 1',
  late: 'sleep 600',
  'gpu fails': '[ "$VARIANT" = cpu ]',
};

/** The real workflow with other steps in its first two jobs: how each required check ends, and whether it says so. */
async function run({ validate, image = 'success' }: Case, more: Partial<RunOptions> = {}) {
  const workflow = parse(read(FILE)) as Workflow;
  const { jobs } = workflow;
  const variants = validate.startsWith('[') ? validate : '["cpu"]';
  Object.assign(jobs['validate']!, {
    steps: [
      { id: 'affected', run: `echo 'variants=${variants}' >> "$GITHUB_OUTPUT"` },
      { run: STEPS[validate] ?? 'true' },
    ],
    ...(validate === 'late' && LATE),
    ...(validate === 'skipped' && { if: '${{ false }}' }),
  });
  const env = { VARIANT: '${{ matrix.variant }}' };
  const steps = [{ run: `echo building && ${STEPS[image]}`, env }];
  Object.assign(jobs['image']!, { steps, ...(image === 'late' && LATE) });
  const temporary = await temporaryRoot();
  await temporary.write({ [FILE]: stringify(workflow) });
  const event = { name: 'pull_request', payload: { pull_request: { number: 7 } } };
  const result = await runWorkflow({ source: temporary.root, workflow: FILE, event, ...more });
  return result.jobs
    .filter(({ name }) => ['images', 'package-request'].includes(name))
    .map(({ name, result: is, summary }) => `${name} ${is}${summary === '' ? ', silent' : ''}`);
}

const both = (result: string) => [`images ${result}`, `package-request ${result}`];

describe('the required checks', () => {
  it.each<[string, Case, string]>([
    ['nothing is affected', { validate: '[]' }, 'success'],
    ['one variant passes', { validate: '["gpu"]' }, 'success'],
    ['two variants pass', { validate: '["cpu","gpu"]' }, 'success'],
    ['one of two variants fails', { validate: '["cpu","gpu"]', image: 'gpu fails' }, 'failure'],
    ['the only variant fails', { validate: '["cpu"]', image: 'failure' }, 'failure'],
    ['the request is blocked', { validate: 'failure' }, 'failure'],
    ['the check of the files runs out of time', { validate: 'late' }, 'failure'],
    ['an image runs out of time', { validate: '["cpu"]', image: 'late' }, 'failure'],
    ['the check of the files is skipped', { validate: 'skipped' }, 'failure'],
  ])('report if %s', async (_, given, result) => {
    expect(await run(given)).toEqual(both(result));
  });

  it('are green for the default branch alone: the base of a request can be changed without a new run', async () => {
    const payload = { pull_request: { number: 7 }, repository: { default_branch: 'main' } };
    const event = { name: 'pull_request', payload };
    const on = (base_ref: string) => run({ validate: '[]' }, { event, github: { base_ref } });
    expect(await on('main')).toEqual(both('success'));
    expect(await on('old')).toEqual(both('failure'));
  });

  it('report if the run is cancelled', async () => {
    const cancel = new AbortController();
    const onLine = (line: string) => void (line === 'building' && cancel.abort());
    const given = { validate: '["cpu"]', image: 'late' };
    expect(await run(given, { signal: cancel.signal, onLine })).toEqual(both('failure'));
  });

  it('report in the merge queue', async () => {
    const event = { name: 'merge_group', payload: { action: 'checks_requested' } };
    expect(await run({ validate: '["cpu"]' }, { event })).toEqual(both('success'));
    expect(await run({ validate: 'failure' }, { event })).toEqual(both('failure'));
  });
});

describe('the ruleset', () => {
  const rules = JSON.parse(read('.github/ruleset.json')) as {
    rules: { type: string; parameters?: { required_status_checks?: { context: string }[] } }[];
  };
  const required = rules.rules.flatMap(
    ({ parameters }) => parameters?.required_status_checks?.map(({ context }) => context) ?? [],
  );

  it('requires checks that each pull request and each merge group reports', () => {
    const files = [FILE, '.github/workflows/ci.yml'].map((file) => parse(read(file)) as Workflow);
    const names = files.flatMap(({ jobs }) =>
      Object.entries(jobs).map(([id, job]) => job['name'] ?? id),
    );
    expect(required).toEqual(['package-request', 'images', 'make test']);
    expect(names).toEqual(expect.arrayContaining(required));
    for (const { on } of files) {
      expect(starts(on, { name: 'pull_request', action: 'opened' })).toBe(true);
      expect(starts(on, { name: 'merge_group', action: 'checks_requested' })).toBe(true);
    }
  });

  it("is valid by GitHub's description of the API, and is accepted", async () => {
    const rest = await startRestServer('owner/repository', root);
    const send = (ruleset: object) =>
      fetch(`${rest.url}/repos/owner/repository/rulesets`, {
        method: 'POST',
        headers: { authorization: `Bearer ${rest.issueToken({ administration: 'write' })}` },
        body: JSON.stringify(ruleset),
      });
    try {
      expect((await send(rules)).status).toBe(201);
      expect(rest.store.requiredChecks.get('main')).toEqual(required);
      // Each of these is refused, so the description has something to say of each part.
      const [first] = rules.rules;
      for (const wrong of [
        { ...rules, enforcement: 'on' },
        { ...rules, name: undefined },
        { ...rules, target: 'main' },
        { ...rules, conditions: { ref_name: { include: 'main' } } },
        { ...rules, rules: [{ type: 'a-rule' }] },
        { ...rules, rules: [first, { type: 'required_status_checks', parameters: {} }] },
      ]) {
        expect((await send(wrong)).status, JSON.stringify(wrong)).toBe(422);
      }
    } finally {
      await rest.close();
    }
  });

  it('has no parameter that the description lacks: GitHub would ignore it', () => {
    const { schemas } = JSON.parse(
      read('packages/actions-testbed/src/rest/description/github-api.json'),
    ) as {
      schemas: Record<string, { properties: { parameters?: { properties: object } } }>;
    };
    for (const { type, parameters = {} } of rules.rules) {
      const known = schemas[`repository-rule-${type.replaceAll('_', '-')}`]?.properties;
      expect(known, type).toBeDefined();
      const names = Object.keys(known?.parameters?.properties ?? {});
      expect(names).toEqual(expect.arrayContaining(Object.keys(parameters)));
    }
  });

  it('requires none that may be missing: of a matrix, or skipped by a condition', () => {
    const { jobs } = parse(read(FILE)) as Workflow;
    for (const name of required.filter((one) => one in jobs)) {
      expect(jobs[name]).not.toHaveProperty('strategy');
      expect(jobs[name]).toHaveProperty('if', '${{ always() }}');
    }
  });
});
