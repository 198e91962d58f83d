import { lines } from 'actions-testbed/policy';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  type ActionManifest,
  readManifest,
  readManifests,
} from '../../../scripts/action-manifest.ts';
import { updateTables, withTables } from '../../../scripts/action-tables.ts';
import { actionCode } from '../../harness/contracts/action-code.ts';
import { brokenActions, compare } from '../../harness/contracts/action-contract.ts';

declare global {
  interface ImportMeta {
    glob(patterns: string | string[]): unknown;
  }
}
// So that `vitest --changed` runs these tests when one of these files changes.
import.meta.glob(['../../../actions/*/*.{yml,md}', '../../../actions/src/hosts/action/*.ts']);

const root = path.resolve(import.meta.dirname, '../../..');

describe('the actions of this repository', () => {
  it('declare what their code reads and sets, and have their bundles', () => {
    expect(lines(brokenActions(root))).toEqual([]);
  });

  it('have tables in their READMEs that are up to date (else: npm run tables)', async () => {
    expect(await updateTables(root, true)).toEqual([]);
  });
});

const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const hostOf = (folder: string) => `actions/src/hosts/action/${path.basename(folder)}.ts`;

/** What is wrong with one action where a file of it is another, or its bundle is looked for elsewhere. */
async function brokenWith(
  { folder, file }: ActionManifest,
  changed: Readonly<Record<string, string>>,
  bundles = 'actions/dist',
): Promise<string[]> {
  const copy = await mkdtemp(path.join(tmpdir(), 'actions-'));
  try {
    for (const one of [file, hostOf(folder)]) {
      await mkdir(path.dirname(path.join(copy, one)), { recursive: true });
      await writeFile(path.join(copy, one), changed[one] ?? read(one));
    }
    await symlink(path.join(root, bundles), path.join(copy, 'actions/dist'));
    return lines(brokenActions(copy));
  } finally {
    await rm(copy, { recursive: true });
  }
}

/** Ways to break an action: in its `action.yml` or its code, what to replace, and what has to be said. */
const BREAKS = [
  ['yml', /main: \.\.\/dist\/[\w-]+\.cjs/, 'main: ../dist/nothing.cjs', 'main is'],
  ['yml', /using: node24/, 'using: node20', 'using is node20'],
  ['yml', /(?<=^inputs:\n {2})[\w-]+/m, 'other', 'nothing reads the input other'],
  ['yml', /(?<=^outputs:\n {2})[\w-]+/m, 'other', 'nothing sets the output other'],
  ['code', /(?<=Input(?:<\w+>)?\(')[\w-]+(?=')/, 'other', 'the input other is not declared'],
  ['code', /(?<=outputs: \{\s+)(?:'[\w-]+'|[\w-]+)/, 'other', 'the output other is not declared'],
] as const;

const manifests = readManifests(root);
// Not every action has inputs or outputs.
const CASES = BREAKS.flatMap(([kind, pattern, to, message]) =>
  manifests
    .map((action) => ({ action, file: kind === 'yml' ? action.file : hostOf(action.folder) }))
    .filter(({ file }) => pattern.test(read(file)))
    .map((one) => ({ ...one, pattern, to, message })),
);

describe('an action that is broken on purpose', () => {
  it.each(CASES)('$file: $message', async ({ action, file, pattern, to, message }) => {
    const text = read(file);
    const line = text.slice(0, text.search(pattern)).split('\n').length;
    const found = await brokenWith(action, { [file]: text.replace(pattern, to) });
    expect(found.filter((row) => row.includes(message))).toEqual([
      expect.stringMatching(new RegExp(`^${file}:${line}: `)),
    ]);
  });

  it('can be broken in each of these ways', () => {
    expect(new Set(CASES.map(({ message }) => message)).size).toBe(BREAKS.length);
  });

  it.each(manifests)('is told where the main of $folder is not there', async (action) => {
    expect(await brokenWith(action, {}, 'docs')).toEqual([
      expect.stringMatching(new RegExp(`^${action.file}:\\d+: .*cjs is not there`)),
    ]);
  });
});

const manifest = {
  ...readManifest(root, 'actions/test-submission'),
  inputs: { image: { description: 'Image | to run', default: 'lite' } },
  outputs: { verdict: { description: 'What came out' } },
};
const yaml = 'inputs:\n  image:\n    default: lite\noutputs:\n  verdict:\n';
const good = `const image = textInput('image');\nconst result = { outputs: { verdict } };`;
const check = (source: string) => lines(compare(manifest, yaml, actionCode('host.ts', source)));

describe('the comparison of an action.yml with its code', () => {
  it('finds nothing where both agree', () => {
    expect(check(good)).toEqual([]);
  });

  it.each([
    ["textInput('imag')", 'host.ts:1: the input imag is not declared in actions/test-submission'],
    ["core.getInput('other')", 'host.ts:1: the input other is not declared'],
    ['textInput(name)', 'host.ts:1: write names of inputs and outputs as literals'],
    ["choiceInput<Variant>('variant', VARIANTS)", 'host.ts:1: the input variant is not declared'],
  ])('sees that %s is wrong', (call, message) => {
    const found = check(good.replace("textInput('image')", call));
    expect(found).toContainEqual(expect.stringContaining(message));
    expect(found).toContainEqual(
      expect.stringContaining('action.yml:2: nothing reads the input image in host.ts'),
    );
  });

  it.each([
    ['{ verdikt }', 'host.ts:2: the output verdikt is not declared'],
    ["{ verdict, 'exit-code': 1 }", 'host.ts:2: the output exit-code is not declared'],
    ['{ verdict, ...others }', 'host.ts:2: write names of inputs and outputs as literals'],
    ['all', 'action.yml:5: nothing sets the output verdict'],
  ])('sees that outputs: %s is wrong', (outputs, message) => {
    const found = check(good.replace('{ verdict }', outputs));
    expect(found).toContainEqual(expect.stringContaining(message));
  });
});

describe('the tables of a README', () => {
  it('stand at its end, escaped, and stay as they are when made again', async () => {
    const once = await withTables('# test\n\nWhat it does.\n', manifest);
    expect(once).toMatch(/^# test\n\nWhat it does\.\n\n<!--.*-->\n\n\| Input/);
    expect(once).toMatch(/\| `image` +\| Image \\\| to run \| `lite` +\|/);
    expect(once).toMatch(/\| `verdict` +\| What came out \|/);
    expect(await withTables(once, manifest)).toBe(once);
  });

  it('replace those that were there', async () => {
    const before = await withTables('# test\n', { ...manifest, inputs: { old: {} } });
    const after = await withTables(`${before}\nMore.\n`, manifest);
    expect(after).not.toContain('old');
    expect(after.match(/\| Input/g)).toHaveLength(1);
    expect(after.trimEnd().endsWith('More.')).toBe(true);
  });
});
