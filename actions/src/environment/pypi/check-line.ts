import type { Finding } from '../../finding.ts';
import type { PipRequirement } from '../model.ts';
import { nearVersions } from '../near-versions.ts';
import { finding } from '../rules/catalogue.ts';
import type { PypiIndex, IndexRelease } from './index-client.ts';
import { byAge } from './resolve.ts';
import { allowsPython, isInstallable, type Target } from './wheel-tags.ts';

/**
 * Checks one entry of the pip section by itself: its release exists, stands, and has a file for the
 * image. An entry without a version is another rule's concern.
 * @throws Unavailable
 */
export async function checkLine(
  line: PipRequirement,
  target: Target,
  index: PypiIndex,
): Promise<Finding[]> {
  if (line.version === undefined) return [];
  const release = await index.release(line.name, line.version);
  if (release === undefined) return [await unknown(line, line.version, index)];
  return [...checkYanked(line, release), ...checkFiles(line, release, target)];
}

async function unknown(line: PipRequirement, version: string, index: PypiIndex): Promise<Finding> {
  const project = await index.project(line.name);
  if (project === undefined) {
    const message = `PyPI has no package ${line.name}.`;
    return finding('pip-unknown-package', 'error', line.place, message);
  }
  const newestFirst = [...project.keys()].toSorted(byAge).toReversed();
  const near = newestFirst.length === 0 ? '' : ` ${nearVersions(version, newestFirst)}`;
  const message = `PyPI has no ${line.name} ${version}.${near}`;
  return finding('pip-unknown-version', 'error', line.place, message);
}

function checkYanked(line: PipRequirement, release: IndexRelease): Finding[] {
  if (release.yanked === undefined) return [];
  const why = release.yanked === '' ? '' : ` Its authors say: ${release.yanked}`;
  const message = `${line.name} ${release.version} was withdrawn from PyPI (yanked).${why}`;
  return [finding('pip-yanked', 'error', line.place, message, 'take another version')];
}

function checkFiles(line: PipRequirement, release: IndexRelease, target: Target): Finding[] {
  const python = target.python.split('.').slice(0, 2).join('.');
  const fitting = release.files.filter((file) => isInstallable(file, target));
  const what = `${line.name} ${release.version}`;
  if (fitting.length === 0) {
    const tooNew = release.files.length > 0 && !release.files.some((f) => allowsPython(f, target));
    const message = tooNew
      ? `${what} needs Python ${release.files[0]?.requiresPython}; the image has ${target.python}.`
      : `${what} has no wheel for Python ${python} on linux-64, and no source archive.`;
    return [finding('pip-no-file', 'error', line.place, message)];
  }
  if (fitting.some(({ kind }) => kind === 'wheel')) return [];
  const message = `${what} has no wheel for Python ${python} on linux-64: the image build compiles it.`;
  return [finding('pip-from-source', 'notice', line.place, message)];
}
