import type { Finding, Severity } from '../../../finding.ts';
import type { PipRequirement } from '../../model.ts';
import { nearVersions } from '../../requirement/near-versions.ts';
import { finding } from '../../rules/catalogue.ts';
import { byAge, releaseFiles, sameVersion } from '../index/releases.ts';
import type { SimpleIndex } from '../index/simple-index.ts';
import type { ReleaseFile } from '../index/simple-page.ts';
import { allowsPython, type Target } from '../index/wheel-tags.ts';
import { SUBDIR } from '../../settings/subdir.ts';

/**
 * Checks one entry of the pip section by itself: its release exists, stands, and has a file for the
 * image. An entry without a version is another rule's concern.
 * @param standing pins that were there before, as `name==version`: one of them may have been withdrawn
 * @throws Unavailable
 */
export async function checkLine(
  line: PipRequirement,
  target: Target,
  index: SimpleIndex,
  standing: ReadonlySet<string> = new Set(),
): Promise<Finding[]> {
  if (line.version === undefined) return [];
  const { version } = line;
  const project = await index.project(line.name);
  if (project === undefined) {
    const message = `PyPI has no package ${line.name}.`;
    return [finding('pip-unknown-package', 'error', line.place, message)];
  }
  const release = project.filter((file) => sameVersion(file.version, version));
  if (release.length === 0) return [unknown(line, version, project)];
  const severity = standing.has(`${line.name}==${version}`) ? 'warning' : 'error';
  return [...checkYanked(line, release, severity), ...checkFiles(line, release, target)];
}

function unknown(line: PipRequirement, version: string, project: readonly ReleaseFile[]): Finding {
  const versions = [...new Set(project.map((file) => file.version))];
  const newestFirst = versions.toSorted(byAge).toReversed();
  const near = newestFirst.length === 0 ? '' : ` ${nearVersions(version, newestFirst)}`;
  const message = `PyPI has no ${line.name} ${version}.${near}`;
  return finding('pip-unknown-version', 'error', line.place, message);
}

function checkYanked(
  line: PipRequirement,
  release: readonly ReleaseFile[],
  severity: Severity,
): Finding[] {
  if (!release.every(({ yanked }) => yanked !== undefined)) return [];
  const reason = release.find(({ yanked }) => yanked !== '')?.yanked;
  const why = reason === undefined ? '' : ` Its authors say: ${reason}`;
  const message = `${line.name} ${line.version} was withdrawn from PyPI (yanked).${why}`;
  return [finding('pip-yanked', severity, line.place, message, 'take another version')];
}

function checkFiles(
  line: PipRequirement,
  release: readonly ReleaseFile[],
  target: Target,
): Finding[] {
  const python = target.python.split('.').slice(0, 2).join('.');
  const what = `${line.name} ${line.version}`;
  const [file] = releaseFiles(release, line.version ?? '', target);
  if (file === undefined) {
    const tooNew = !release.some((each) => allowsPython(each, target));
    const message = tooNew
      ? `${what} needs Python ${release[0]?.requiresPython}; the image has ${target.python}.`
      : `${what} has no wheel for Python ${python} on ${SUBDIR}, and no source archive.`;
    return [finding('pip-no-file', 'error', line.place, message)];
  }
  if (file.kind === 'wheel') return [];
  const message = `${what} has no wheel for Python ${python} on ${SUBDIR}: the image build compiles it.`;
  return [finding('pip-from-source', 'notice', line.place, message)];
}
