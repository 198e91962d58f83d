import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
// What `surfaceOf` finds in the files of 1.0.0. Only a new major version may take anything out of it.
import promised from '../../fixtures/version-1.json' with { type: 'json' };
import { brokenPromises, surfaceOf, type SurfaceFiles } from './surface.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const byName = (pattern: string, nameOf: (file: string) => string = (file) => file) =>
  Object.fromEntries(
    globSync(pattern, { cwd: root }).map((file) => [nameOf(file), read(file)] as const),
  );

const files: SurfaceFiles = {
  actions: byName('actions/*/action.yml', (file) => file.split('/')[1]!),
  workflows: byName('.github/workflows/*.yml', (file) => path.basename(file)),
  written: byName('environment/*.schema.json'),
  read: { ...byName('actions/*/*.schema.json'), ...byName('contract/*.schema.json') },
  commands: read('docs/reference/commands.md'),
  settings: read('docs/reference/settings.md'),
  sources: byName('actions/src/**/*.ts'),
};

const NONE = {
  actions: {},
  workflows: {},
  written: {},
  read: {},
  commands: '',
  settings: '',
  sources: {},
};

describe('version 1', () => {
  it('keeps what 1.0.0 has, and asks for nothing more', () => {
    expect(brokenPromises(promised, surfaceOf(files))).toEqual([]);
  });

  it('promises actions, commands, workflows, files and reports', () => {
    for (const kind of [
      'action ',
      'command ',
      'workflow ',
      'environment/',
      'actions/',
      'contract/',
      'label ',
    ])
      expect(promised.given.filter((line) => line.startsWith(kind)).length, kind).toBeGreaterThan(
        8,
      );
    expect(promised.asked.length).toBeGreaterThan(20);
  });

  const change = (kind: keyof SurfaceFiles, name: string, from: RegExp | string, to: string) => {
    const before = files[kind] as Readonly<Record<string, string>>;
    const text = before[name]!.replace(from, to);
    expect(text).not.toBe(before[name]);
    return { ...NONE, [kind]: { [name]: text } };
  };

  it.each([
    [
      'an input that is renamed',
      change('actions', 'build-image', 'variant:', 'kind:'),
      'gone: action build-image: input variant',
    ],
    [
      'a new input that has to be given',
      change('actions', 'build-image', 'inputs:', 'inputs:\n  x: { required: true }'),
      'asked in addition: action build-image: input x',
    ],
    [
      'a right that a called workflow asks for',
      change('workflows', 'weekly.yml', 'contents: read', 'contents: write'),
      'asked in addition: workflow weekly.yml: contents: write',
    ],
    [
      'a field that a policy has to have',
      change('written', 'environment/policy.schema.json', /"required": \[/, '"required": ["x", '),
      'asked in addition: environment/policy.schema.json: x',
    ],
    [
      'a field of a report that is gone',
      change('read', 'actions/build-image/report.schema.json', '"variant": {', '"kind": {'),
      'gone: actions/build-image/report.schema.json: variant',
    ],
    [
      'a flag that is gone',
      { ...NONE, commands: files.commands.replaceAll('`--time-limit ', '`--limit ') },
      'gone: command validate: --time-limit',
    ],
    [
      'a label that is renamed',
      change('sources', 'actions/src/image/variant.ts', 'vsc.variant', 'vsc.kind'),
      'gone: label org.drivendata.vsc.variant',
    ],
  ])('would be broken by %s', (_what, changed, broken) => {
    expect(brokenPromises(promised, surfaceOf(changed))).toContain(broken);
  });
});
