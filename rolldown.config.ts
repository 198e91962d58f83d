import { globSync } from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { defineConfig, type Plugin } from 'rolldown';

const DIST = 'actions/dist';
const actions = globSync('actions/*/action.yml', { cwd: import.meta.dirname })
  .map((file) => path.basename(path.dirname(file)))
  .toSorted();
const require = createRequire(import.meta.url);

/**
 * dockerode reads these beside itself when it speaks to BuildKit, and a bundle has everything of
 * dockerode's beside it but files that are no code.
 */
const protoFiles: Plugin = {
  name: 'proto-files',
  async writeBundle({ dir = DIST }) {
    const source = path.join(path.dirname(require.resolve('dockerode')), 'proto');
    await mkdir(path.join(dir, 'proto'), { recursive: true });
    for (const name of ['auth.proto', 'buildkit_status.proto']) {
      await copyFile(path.join(source, name), path.join(dir, 'proto', name));
    }
  },
};

/** One bundle for each action; code that several need lies in chunks beside them. */
export default defineConfig({
  input: Object.fromEntries(actions.map((name) => [name, `actions/src/hosts/action/${name}.ts`])),
  platform: 'node',
  // Compiled parts of ssh2, which does without them.
  external: ['cpu-features', /\.node$/],
  plugins: [protoFiles],
  output: {
    dir: DIST,
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name].cjs',
    cleanDir: true,
  },
});
