import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inputsHash, type LockDetails } from '../../../actions/src/environment/lock/model.ts';
import { renderLock } from '../../../actions/src/environment/lock/render.ts';
import { readPolicy } from '../../../actions/src/environment/policy.ts';
import { readEnvironment } from '../../../actions/src/environment/read.ts';
import type { ContextFile } from '../../../actions/src/image/context-file.ts';
import { packageLists } from '../../../actions/src/image/package-lists.ts';
import { requestedPackages } from '../../../actions/src/image/requested.ts';

const shipped = (path: string): ContextFile => ({
  path,
  executable: false,
  bytes: readFileSync(new URL(`../../../${path}`, import.meta.url)),
});
const made = (path: string, text: string) => ({
  path,
  executable: false,
  bytes: Buffer.from(text),
});

const environment = shipped('environment/environment-cpu.yml');
const policy = shipped('environment/policy.yml');
const { file } = readEnvironment(environment.path, environment.bytes);
const parsed = readPolicy(policy.bytes);
if (file === undefined || !('variants' in parsed)) throw new Error('the shipped files are broken');

const lock: LockDetails = {
  schema: 1,
  variant: 'cpu',
  inputs: inputsHash(file, parsed.variants.cpu.virtual_packages),
  packages: [
    {
      name: 'python',
      version: '3.9.13',
      build: '0',
      buildNumber: 0,
      subdir: 'linux-64',
      url: 'https://conda.example/python.conda',
      md5: 'a'.repeat(32),
      sha256: 'b'.repeat(64),
      size: 20e6,
      depends: [],
    },
  ],
  pip: [
    {
      name: 'timm',
      version: '0.6.12',
      requires: [],
      files: [
        { filename: 't.whl', url: 'https://pypi.example/t.whl', sha256: 'c'.repeat(64), size: 5e5 },
      ],
    },
  ],
};
const locked = [...renderLock(lock)].map(([path, text]) => made(path, text));
const text = (files: readonly ContextFile[], name: string) =>
  files.find(({ path }) => path === `plan/${name}.txt`)?.bytes.toString();

describe('packageLists', () => {
  it('takes the lists from a lock that fits: explicit for conda, with hashes for pip', () => {
    const lists = packageLists('cpu', [environment, policy, ...locked]);
    expect(lists.lock).toEqual(lock);
    expect(lists.notice).toBeUndefined();
    expect(text(lists.files, 'conda-1')).toContain(
      `@EXPLICIT\nhttps://conda.example/python.conda#${'a'.repeat(32)}\n`,
    );
    expect(text(lists.files, 'conda-4')).not.toContain('http');
    expect(text(lists.files, 'pip-2')).toContain(`--hash=sha256:${'c'.repeat(64)}`);
  });

  it('leaves a stale or absent lock aside, says so, and has conda solve the file', () => {
    const other = made(
      environment.path,
      environment.bytes.toString().replace('tqdm=4.64.1', 'tqdm=4'),
    );
    const stale = packageLists('cpu', [other, policy, ...locked]);
    expect(stale.lock).toBeUndefined();
    expect(stale.notice).toMatch(/^environment\/cpu\.lock is stale/);
    const absent = packageLists('cpu', [environment, policy]);
    expect(absent.notice).toMatch(/^environment\/cpu\.lock does not exist/);
    const first = JSON.parse(text(absent.files, 'conda-1') ?? '') as Record<string, string[]>;
    expect(first['channels']).toEqual(['conda-forge', 'pytorch', 'fastai', 'nvidia']);
    expect(first['dependencies']).toContain('pytorch::pytorch=1.12.1=py3.9_cpu_0');
    expect(text(absent.files, 'pip-1')).toContain('augly[image,video]==1.0.0\n');
  });

  it('makes all lists of lite from runtime/pip-lite.txt, empty ones included', () => {
    const { files } = packageLists('lite', [made('runtime/pip-lite.txt', 'timm==1\n')]);
    const sizes = files.map(({ path, bytes }) => [path, bytes.length]);
    expect(sizes).toEqual([
      ['plan/conda-1.txt', 0],
      ['plan/conda-2.txt', 0],
      ['plan/conda-3.txt', 0],
      ['plan/conda-4.txt', 0],
      ['plan/pip-1.txt', 8],
      ['plan/pip-2.txt', 0],
    ]);
  });

  it('takes a variant that is built as lite without conda, with the pip section of its file', () => {
    const asLite = made(
      policy.path,
      policy.bytes.toString().replace('    file: environment-cpu.yml', '$&\n    built_as: lite'),
    );
    const lists = packageLists('cpu', [environment, asLite, ...locked]);
    expect(lists).toMatchObject({ stage: 'lite', lock: undefined, notice: undefined });
    expect(text(lists.files, 'conda-1')).toBe('');
    expect(text(lists.files, 'pip-1')).toMatch(/^augly\[image,video\]==1\.0\.0\n/);
    const apt = made('runtime/apt-lite.txt', '# Debian\npython3\n');
    const sources = [environment, asLite, apt];
    const names = requestedPackages('cpu', { sources, stage: lists.stage }, {});
    expect(names[0]).toEqual({ kind: 'apt', name: 'python3' });
    expect(new Set(names.map(({ kind }) => kind))).toEqual(new Set(['apt', 'pip']));
  });

  it('names the file and the line of an environment file that cannot be read', () => {
    const broken = made(environment.path, 'name: condaenv\nchannels: 3\n');
    expect(() => packageLists('cpu', [broken, policy])).toThrow(
      /^environment\/environment-cpu\.yml:\d+: /,
    );
    expect(() => packageLists('gpu', [policy])).toThrow('environment-gpu.yml is missing');
  });
});
