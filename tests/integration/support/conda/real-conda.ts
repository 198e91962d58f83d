import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { exec } from '../../../../actions/src/entrypoints/exec.ts';
import { keptWheels } from '../../../support/programs/kept-wheels.ts';

/** A folder with conda itself, to be mounted at CONDA_HOME in a container with Python 3.11. */
export async function realConda(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'vsc-conda-'));
  for (const { file, bytes } of await keptWheels('tests/channels/real-conda.txt')) {
    const wheel = path.join(folder, file);
    await writeFile(wheel, bytes);
    await exec('python3', ['-m', 'zipfile', '-e', wheel, folder]);
    await rm(wheel);
  }
  // Without it nothing but conda is loaded, and not what conda-lock itself would want.
  await rm(path.join(folder, 'conda_lock/__init__.py'));
  return folder;
}

export const CONDA_HOME = '/mnt/conda';

/** The command of conda, as far as it needs no other package. */
export const CONDA = `PYTHONWARNINGS=ignore PYTHONPATH=${CONDA_HOME} python3 -B -m conda_lock._vendor.conda`;

/** A command that prints what conda reads in a prefix, `name version` a line, as its own \`list\` finds it. */
export const condaPackages = (prefix: string) =>
  `PYTHONWARNINGS=ignore PYTHONPATH=${CONDA_HOME} python3 -B -c "
from conda_lock._vendor.conda.core.prefix_data import PrefixData
for each in PrefixData('${prefix}').iter_records_sorted(): print(each.name, each.version)"`;
