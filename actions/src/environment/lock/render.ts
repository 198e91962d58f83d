import { distributionsOf } from '../requirement/names.ts';
import type { SolvedPackage } from '../solve/thread/protocol.ts';
import { type LockDetails, lockFiles } from './model.ts';
import { SUBDIR } from '../settings/subdir.ts';

/** The texts of a lock's files, by path from the repository's root. */
export function renderLock(lock: LockDetails): Map<string, string> {
  const files = lockFiles(lock.variant);
  return new Map([
    [files.explicit, explicit(lock, files.explicit)],
    [files.details, `${JSON.stringify(lock, undefined, 1)}\n`],
    [files.pip, pip(lock, files.pip)],
  ]);
}

/** The explicit format of conda: `conda create`, mamba and micromamba install it without solving. */
function explicit(lock: LockDetails, file: string): string {
  const head = [
    `# The exact conda packages of the ${lock.variant} image. Written by \`vsc lock\`; don't edit.`,
    `# To install: micromamba create --name condaenv --file ${file}`,
    `# platform: ${SUBDIR}`,
    `# inputs: ${lock.inputs}`,
    '@EXPLICIT',
  ];
  return `${[...head, ...lock.packages.map(address)].join('\n')}\n`;
}

/** conda since 23.11 and micromamba check the SHA-256; an MD5 can be forged, so it isn't written. */
function address({ url, sha256 }: SolvedPackage): string {
  return `${url}#sha256:${sha256}`;
}

/** pip's own format, in its mode that refuses anything without a known hash. */
function pip(lock: LockDetails, file: string): string {
  const head = [
    `# What pip installs on top of ${lockFiles(lock.variant).explicit}. Written by \`vsc lock\`; don't edit.`,
    `# To install: pip install --no-deps --require-hashes --requirement ${file}`,
    `# inputs: ${lock.inputs}`,
    ...byOtherNames(lock.packages).map((name) => `# conda has ${name}`),
  ];
  const lines = lock.pip.map(({ name, version, files }) => {
    const hashes = files.map(({ sha256 }) => `    --hash=sha256:${sha256}`);
    return [`${name}==${version}`, ...hashes].join(' \\\n');
  });
  return `${[...head, ...lines].join('\n')}\n`;
}

/**
 * What conda's packages count as beside their own name, though some have no metadata of it: conda-forge's
 * OpenCV has had those of opencv-python-headless since 2024. `pip check` doesn't know.
 */
function byOtherNames(packages: readonly SolvedPackage[]): string[] {
  return [...new Set(packages.flatMap(({ name }) => distributionsOf(name).slice(1)))].toSorted();
}
