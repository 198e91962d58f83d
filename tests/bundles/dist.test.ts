import { load } from 'js-yaml';
import { execFile } from 'node:child_process';
import {
  cpSync,
  globSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import config from '../../rolldown.config.ts';

const root = path.resolve(import.meta.dirname, '../..');
const dist = path.join(root, 'actions/dist');
const actions = globSync('actions/*/action.yml', { cwd: root });

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'vsc-dist-'));
  // Where no node_modules can help out.
  cpSync(dist, path.join(folder, 'dist'), { recursive: true });
  // As a competition's checkout has it.
  const settings = 'environment/competition.yml';
  cpSync(path.join(root, settings), path.join(folder, settings));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('actions/dist', () => {
  it('is what the sources give (else: npm run build)', async () => {
    if (Array.isArray(config) || Array.isArray(config.output))
      throw new Error('one config, please');
    const fresh = path.join(folder, 'fresh');
    await using bundle = await rolldown({ ...config, cwd: root });
    await bundle.write({ ...config.output, dir: fresh });
    const files = filesOf(fresh);
    expect(filesOf(dist)).toEqual(files);
    const differing = files.filter(
      (file) => !readFileSync(path.join(dist, file)).equals(readFileSync(path.join(fresh, file))),
    );
    expect(differing).toEqual([]);
  });

  it.each(actions)('has the bundle that %s names', (file) => {
    const { runs } = load(readFileSync(path.join(root, file), 'utf8')) as {
      runs: { using: string; main: string };
    };
    expect(runs.using).toBe('node24');
    const main = path.join(root, path.dirname(file), runs.main);
    expect(filesOf(dist)).toContain(path.relative(dist, main));
  });
});

describe('every bundle', () => {
  it('does without the modules that Node warns of', () => {
    const deprecated = /\brequire\("(?:node:)?(?:punycode|sys)"\)/;
    const found = filesOf(dist).filter(
      (file) =>
        file.endsWith('.cjs') && deprecated.test(readFileSync(path.join(dist, file), 'utf8')),
    );
    expect(found).toEqual([]);
  });

  it.each(actions)('of %s loads far from node_modules, and ends with a message', async (file) => {
    const { runs } = load(readFileSync(path.join(root, file), 'utf8')) as {
      runs: { main: string };
    };
    const workspace = mkdtempSync(path.join(folder, 'workspace-'));
    const { code, stdout } = await start(path.basename(runs.main), workspace);
    expect(stdout).toContain('::error::');
    expect(stdout).not.toContain('this is a bug in this repository');
    expect(code).toBe(1);
  });
});

describe('the bundle of validate-environment', () => {
  it('loads none of the libraries that take longer than its checks', async () => {
    const loaded = await loadedBy('validate-environment.cjs', {
      INPUT_SOLVE: 'false',
      INPUT_REPORT: path.join(folder, 'report.json'),
    });
    expect(loaded).toContain('run-validate.cjs');
    const heavy = loaded.flatMap((file) => {
      const text = readFileSync(path.join(dist, file), 'utf8');
      const libraries = text.matchAll(
        /^\/\/ node_modules\/(undici|ajv\/dist\/ajv|@actions\/cache)\b/gm,
      );
      return Array.from(libraries, ([, library]) => `${library} in ${file}`);
    });
    expect([...new Set(heavy)]).toEqual([]);
  });
});

describe('the bundle of test-submission', () => {
  it('runs by itself, far from node_modules, and fails with one message', async () => {
    const { code, stdout } = await start('test-submission.cjs', folder);
    expect(stdout).toContain('::error::there is no ');
    expect(stdout).toContain('submission.zip%0Anext: make pack-submission');
    expect(code).toBe(1);
  });

  it('lets no output be taken for a command while it works', async () => {
    const { stdout } = await start('test-submission.cjs', folder);
    const token = /^::stop-commands::(\S+)$/m.exec(stdout)?.[1] ?? 'none';
    expect(stdout.indexOf(`::${token}::`)).toBeLessThan(stdout.indexOf('::error::'));
  });
});

/** The bundle and the chunks that it has loaded by its end, in this repository. */
async function loadedBy(bundle: string, inputs: Record<string, string>): Promise<string[]> {
  const list = path.join(folder, 'loaded.json');
  const preload = path.join(folder, 'preload.cjs');
  const write = `require('fs').writeFileSync(${JSON.stringify(list)}, JSON.stringify(Object.keys(require.cache)))`;
  writeFileSync(preload, `process.on('exit', () => ${write});`);
  await start(bundle, root, { ...inputs, NODE_OPTIONS: `--require ${preload}` });
  const files = JSON.parse(readFileSync(list, 'utf8')) as string[];
  return files
    .filter((file) => file.endsWith('.cjs'))
    .map((file) => path.basename(file))
    .filter((file) => file !== 'preload.cjs');
}

function filesOf(top: string): string[] {
  return readdirSync(top, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(top, path.join(entry.parentPath, entry.name)))
    .toSorted((a, b) => (a < b ? -1 : 1));
}

function start(
  bundle: string,
  workspace: string,
  variables: Record<string, string> = {},
): Promise<{ code: unknown; stdout: string }> {
  const env = { PATH: process.env['PATH'], GITHUB_WORKSPACE: workspace, ...variables };
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [path.join(folder, 'dist', bundle)],
      { env, cwd: workspace },
      (error, stdout) => resolve({ code: error?.code ?? 0, stdout }),
    );
  });
}
