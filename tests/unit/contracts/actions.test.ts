import { globSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readManifest, readManifests } from '../../../scripts/action-manifest.ts';
import { updateTables, withTables } from '../../../scripts/action-tables.ts';
import { actionCode } from '../../harness/contracts/action-code.ts';
import { brokenActions, compare } from '../../harness/contracts/action-contract.ts';
import { lines } from '../../harness/contracts/violation.ts';

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

/** What is wrong with the actions where one file is another, or the bundles are in another folder. */
async function brokenWith(file: string, text: string, bundles = 'actions/dist'): Promise<string[]> {
  const copy = await mkdtemp(path.join(tmpdir(), 'actions-'));
  try {
    const files = ['actions/*/action.yml', 'actions/src/hosts/action/*.ts'];
    for (const one of globSync(files, { cwd: root })) {
      await mkdir(path.dirname(path.join(copy, one)), { recursive: true });
      await copyFile(path.join(root, one), path.join(copy, one));
    }
    await symlink(path.join(root, bundles), path.join(copy, 'actions/dist'));
    await writeFile(path.join(copy, file), text);
    return lines(brokenActions(copy));
  } finally {
    await rm(copy, { recursive: true });
  }
}

const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const hostOf = (folder: string) => `actions/src/hosts/action/${path.basename(folder)}.ts`;

/** Ways to break an action: in its `action.yml` or its code, what to replace, and what has to be said. */
const BREAKS = [
  ['yml', /main: \.\.\/dist\/[\w-]+\.cjs/, 'main: ../dist/nothing.cjs', 'main is'],
  ['yml', /using: node24/, 'using: node20', 'using is node20'],
  ['yml', /(?<=^inputs:\n {2})[\w-]+/m, 'other', 'nothing reads the input other'],
  ['yml', /(?<=^outputs:\n {2})[\w-]+/m, 'other', 'nothing sets the output other'],
  ['code', /(?<=Input(?:<\w+>)?\(')[\w-]+(?=')/, 'other', 'the input other is not declared'],
  ['code', /(?<=outputs: \{\s+)(?:'[\w-]+'|[\w-]+)/, 'other', 'the output other is not declared'],
] as const;

// Not every action has inputs or outputs.
const CASES = BREAKS.flatMap(([kind, pattern, to, message]) =>
  readManifests(root)
    .map(({ folder, file }) => ({
      file: kind === 'yml' ? file : hostOf(folder),
      pattern,
      to,
      message,
    }))
    .filter(({ file }) => pattern.test(read(file))),
);

describe('an action that is broken on purpose', () => {
  it.each(CASES)('$file: $message', async ({ file, pattern, to, message }) => {
    const text = read(file);
    const line = text.slice(0, text.search(pattern)).split('\n').length;
    const found = (await brokenWith(file, text.replace(pattern, to))).filter((row) =>
      row.includes(message),
    );
    expect(found).toEqual([expect.stringMatching(new RegExp(`^${file}:${line}: `))]);
  });

  it('can be broken in each of these ways', () => {
    expect(new Set(CASES.map(({ message }) => message)).size).toBe(BREAKS.length);
  });

  it('is told where its main is not there', async () => {
    const [first] = readManifests(root);
    if (first === undefined) throw new Error('no actions');
    const found = await brokenWith(first.file, read(first.file), 'docs');
    expect(found).toContainEqual(
      expect.stringMatching(/^actions\/build-image\/action\.yml:\d+: .*cjs is not there/),
    );
    expect(found).toHaveLength(readManifests(root).length);
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
