import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { givenByConda } from '../../../actions/src/environment/pypi/resolve/given.ts';
import { readEnvironment } from '../../../actions/src/environment/files/read.ts';
import { condaOf } from '../../pypi/conda-of.ts';
import { serveIndex } from '../../pypi/serve-index.ts';
import { uv } from '../../support/programs/uv.ts';
import type { Benchmark } from '../benchmark.ts';
import { inFolder } from '../in-folder.ts';
import { measure, medianOf, type Usage } from '../measure.ts';

const program = 'tests/bench/environments/resolve-pip.ts';
const official = 'environment/environment-cpu.yml';
const skipped = uv === undefined ? 'PyPI is out of reach' : undefined;

/**
 * The official section, from the start of the process, with all answers of PyPI in the cache, and what Node
 * has compiled.
 */
export const pipWarm: Benchmark = {
  name: 'resolve the official pip section, warm cache',
  limits: { seconds: 1 },
  skipped,
  run: (roots) =>
    inFolder(async (cache) => {
      const usages: Usage[] = [];
      for (const root of roots) {
        const args = [program, path.join(root, official), cache, uv ?? ''];
        // As the command line does (scripts/vsc).
        const env = { NODE_COMPILE_CACHE: path.join(cache, 'node') };
        await measure(root, args, { runs: 2, env });
        usages.push(await measure(root, args, { env }));
      }
      return usages;
    }),
};

/** Entries whose packages all have wheels: plain uv would build the others. */
const wheelsOnly = /augly|lightning-flash|pytorchvideo|segmentation-models|decord/;

/** From nothing, in turn with plain uv on the same entries, on PyPI as far away as it is. */
export const pipCold: Benchmark = {
  name: 'resolve most of the official pip section, empty cache, beside uv',
  limits: { seconds: 60, times: 1.5 },
  skipped,
  run: (roots) =>
    inFolder(async (folder) => {
      const file = path.join(folder, 'environment.yml');
      const lines = (await readFile(path.join(roots[0] ?? '', official), 'utf8')).split('\n');
      await writeFile(file, lines.filter((line) => !wheelsOnly.test(line)).join('\n'));
      const usages: Usage[] = [];
      for (const root of roots) {
        const [ours, theirs]: [Usage[], number[]] = [[], []];
        for (let run = 0; run < 3; run++) {
          ours.push(
            await inFolder((cache) => measure(root, [program, file, cache, uv ?? ''], { runs: 1 })),
          );
          theirs.push(await plainUv(file));
        }
        const seconds = medianOf(ours.map((usage) => usage.seconds));
        const times = seconds / medianOf(theirs);
        usages.push({ ...ours[0]!, seconds, times });
      }
      return usages;
    }),
};

/** Seconds that uv takes with conda's packages in an index that it asks first. */
function plainUv(name: string): Promise<number> {
  return inFolder(async (folder) => {
    const { file } = readEnvironment(name, await readFile(name));
    if (file === undefined) throw new Error(`${name} can't be read`);
    const given = [...givenByConda(condaOf(file))].map(([each, { version }]) => ({
      name: each,
      version,
    }));
    const conda = await serveIndex(given, { page: 'json', metadata: true, ranges: true });
    try {
      const requirements = path.join(folder, 'r.in');
      await writeFile(requirements, file.pip.map(({ raw }) => `${raw}\n`).join(''));
      const target = '--python-version 3.9.13 --python-platform x86_64-manylinux_2_36 --no-build';
      const places = ['--index', conda.indexUrl, '--cache-dir', path.join(folder, 'cache')];
      const args = ['pip', 'compile', '--no-config', ...target.split(' '), ...places, requirements];
      const started = performance.now();
      await promisify(execFile)(uv ?? '', args, { cwd: folder });
      return (performance.now() - started) / 1000;
    } finally {
      await conda.close();
    }
  });
}
