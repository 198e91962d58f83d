import { Ajv } from 'ajv';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { globSync, readFileSync } from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { defineConfig, type Plugin } from 'rolldown';
import { COMMANDS } from './actions/src/commands/all.ts';
import { ajvOptions } from './actions/src/environment/yaml/compile.ts';

const DIST = 'actions/dist';
const ENTRY = 'action:';
const actions = COMMANDS.flatMap(({ action, name }) =>
  action === undefined ? [] : [{ action: action.name, name }],
).toSorted((a, b) => (a.action < b.action ? -1 : 1));
const require = createRequire(import.meta.url);
const rattler = require.resolve('@conda-org/rattler');

/**
 * Libraries read these beside themselves: dockerode when it speaks to BuildKit, rattler its compiled
 * solver. A bundle has everything of theirs beside it but files that are not code.
 */
const filesOfLibraries: Plugin = {
  name: 'files-of-libraries',
  async writeBundle({ dir = DIST }) {
    const proto = path.join(path.dirname(require.resolve('dockerode')), 'proto');
    await mkdir(path.join(dir, 'proto'), { recursive: true });
    for (const name of ['auth.proto', 'buildkit_status.proto']) {
      await copyFile(path.join(proto, name), path.join(dir, 'proto', name));
    }
    const wasm = path.join(path.dirname(rattler), 'js_rattler_bg.wasm');
    await copyFile(wasm, path.join(dir, path.basename(wasm)));
  },
};

/**
 * Schemas are compiled here: to load what compiles them, and to compile them, takes an action longer
 * than all its checks.
 */
const COMPILED =
  /[\\/](?:competition|environment|lock|policy|(?:preflight|publish-image)[\\/]report)\.schema\.json$/;
const compiledSchemas: Plugin = {
  name: 'compiled-schemas',
  load(id) {
    if (id.endsWith('/yaml/compile.ts')) {
      return 'export const compileSchema = (compiled) => compiled;';
    }
    if (!COMPILED.test(id)) return null;
    // One for each schema: it numbers what it compiles, and files are loaded in any order.
    const ajv = new Ajv({ ...ajvOptions, code: { ...ajvOptions.code, source: true } });
    const schema = JSON.parse(readFileSync(id, 'utf8')) as object;
    return { code: standaloneCode.default(ajv, ajv.compile(schema)), moduleType: 'js' };
  },
};

/**
 * What attests uses the client for OIDC tokens of @actions/core, which brings an HTTP library along. In
 * the one copy that all actions share, it would double the time that each of them takes to start.
 */
const COPY = '?of-attest';
const ownCoreOfAttest: Plugin = {
  name: 'own-core-of-attest',
  async resolveId(id, importer = '') {
    if (id !== '@actions/core' || !/@actions.attest/.test(importer)) return null;
    return `${(await this.resolve(id, importer))?.id}${COPY}`;
  },
  load: (id) => (id.endsWith(COPY) ? readFileSync(id.slice(0, -COPY.length), 'utf8') : null),
};

/** The entry of each action: three lines that need no file. */
const actionEntries: Plugin = {
  name: 'action-entries',
  resolveId: (id) => (id.startsWith(ENTRY) ? id : null),
  load(id) {
    if (!id.startsWith(ENTRY)) return null;
    const [command] = globSync(`actions/src/commands/*/${id.slice(ENTRY.length)}/command.ts`, {
      cwd: import.meta.dirname,
    });
    return [
      `import command from './${command}';`,
      "import { runAction } from './actions/src/entrypoints/action.ts';",
      'void runAction(command);',
    ].join('\n');
  },
};

/**
 * The name of a chunk, by the module that it is about, so that it is the same whatever else there is:
 * `registry-client`, `run-validate` for what a command does, `npm-ajv` for a package.
 */
function chunkName(name: string, id = ''): string {
  const library = /.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/.exec(id)?.[1];
  if (library !== undefined) return `npm-${library.replace('@', '').replace(/[\\/]/, '-')}`;
  // What the bundler itself adds.
  if (!path.isAbsolute(id)) return name;
  const [file = name, folder = 'src'] = id.split(/[\\/]/).toReversed();
  const own = path.parse(file).name;
  if (folder === 'src' || own.startsWith(`${folder}-`)) return own;
  return own === folder ? `run-${own}` : `${folder}-${own}`;
}

/** One bundle for each action, one for the solver's thread; code that several need lies in chunks beside them. */
export default defineConfig({
  input: {
    ...Object.fromEntries(actions.map(({ action, name }) => [action, ENTRY + name])),
    'solver-worker': 'actions/src/environment/solve/thread/worker.ts',
  },
  // Its form for Node reads the compiled solver from a file; the other has it as text, a third more.
  resolve: { alias: { '@conda-org/rattler': rattler } },
  platform: 'node',
  // Its modules do nothing when loaded, but don't say so: then its client for OIDC tokens would be kept.
  treeshake: { moduleSideEffects: [{ test: /@actions.core/, sideEffects: false }] },
  // Compiled parts of ssh2, which does without them.
  external: ['cpu-features', /\/Release\/[a-z]+\.node$/],
  plugins: [actionEntries, ownCoreOfAttest, compiledSchemas, filesOfLibraries],
  output: {
    dir: DIST,
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: ({ name, facadeModuleId, moduleIds }) =>
      `${chunkName(name, facadeModuleId ?? moduleIds.at(-1))}.cjs`,
    cleanDir: true,
  },
});
