import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Mount, RunSpec } from '../../../actions/src/container/spec.ts';
import { install, type Installed } from '../../../scripts/check/pypi.ts';
import { run } from '../../../scripts/check/run.ts';

export interface Measured {
  /** What a container of the lite image needs, so that its Python notes which lines it runs. */
  readonly container: Pick<RunSpec, 'mounts' | 'env'>;
  /** Writes what was noted to coverage/python.json and coverage/python.lcov. */
  readonly report: () => Promise<void>;
}

/** Options of pip: packages for Debian's Python in the lite image, whatever Python this machine has. */
export function wheelsForImage(platform: string): string[] {
  const processor = process.arch === 'arm64' ? 'aarch64' : 'x86_64';
  const options = '--python-version 3.11 --implementation cp --platform'.split(' ');
  return [...options, `${platform}_${processor}`];
}

/** Python reads such a file as it starts, isolated too: nothing in the image knows of coverage.py. */
const START =
  "import os, sys; os.environ.get('COVERAGE_PROCESS_START') and " +
  "(sys.path.append('/mnt/coverage'), __import__('coverage').process_startup())\n";

/**
 * Measures the Python of a container, as pyproject.toml says.
 *
 * @param root of the repository; what is measured is noted in its folder coverage/python.
 * @throws Unavailable if coverage.py can't be had.
 */
export async function measurePython(root: string): Promise<Measured> {
  const installed = await install(
    root,
    'scripts/check/coverage.txt',
    wheelsForImage('manylinux_2_28'),
  );
  const notes = path.join(root, 'coverage/python');
  const start = path.join(notes, 'start.pth');
  await rm(notes, { recursive: true, force: true });
  await mkdir(notes, { recursive: true });
  await writeFile(start, START);
  // Not everybody who notes is root.
  await chmod(notes, 0o777);
  return {
    container: {
      mounts: [
        readOnly(path.join(root, installed.folder), '/mnt/coverage'),
        readOnly(path.join(root, 'pyproject.toml'), '/mnt/pyproject.toml'),
        readOnly(start, '/usr/lib/python3/dist-packages/coverage-start.pth'),
        { source: notes, target: '/mnt/notes' },
      ],
      env: { COVERAGE_PROCESS_START: '/mnt/pyproject.toml', COVERAGE_FILE: '/mnt/notes/lines' },
    },
    report: () => report(root, installed),
  };
}

async function report(root: string, { python, folder }: Installed): Promise<void> {
  const env = { PYTHONPATH: folder, COVERAGE_FILE: 'coverage/python/lines' };
  for (const words of ['combine coverage/python', 'json', 'lcov']) {
    const command = [python, '-m', 'coverage', ...words.split(' ')];
    const { exitCode, output } = await run(command, { cwd: root, env });
    if (exitCode !== 0) throw new Error(`coverage ${words} ended with ${exitCode}:\n${output}`);
  }
}

function readOnly(source: string, target: string): Mount {
  return { source, target, readOnly: true };
}
