import { entryOf } from '../requirement/match-spec.ts';
import type { EnvironmentFile } from '../model.ts';
import { requirementOf } from '../requirement/pip-requirement.ts';
import { finding } from './catalogue.ts';
import { eachFile } from './context.ts';

/** An entry without a version changes the image on the day of its build, whoever builds it. */
export const pinnedVersion = eachFile((file, { head }, base) => [
  ...file.conda
    .filter((spec) => spec.version === undefined && !spec.constraint?.includes('*'))
    .map((spec) => {
      const before = versionIn([base, ...Object.values(head)], 'conda', spec.name);
      const message = what(spec.name, spec.constraint);
      return finding('pinned-version', 'error', spec.place, message, entryOf(spec, before));
    }),
  ...file.pip
    .filter(({ version, specifier }) => version === undefined && !specifier.includes('*'))
    .map((requirement) => {
      const { name, specifier, place } = requirement;
      // pip compares texts by `===`, so that 1.2 isn't 1.2.0.
      const literal = /^===([^=,]+)$/.exec(specifier)?.[1];
      const before = literal ?? versionIn([base, ...Object.values(head)], 'pip', name);
      const message =
        literal === undefined
          ? what(name, specifier)
          : `\`${specifier}\` compares texts, not versions; \`==\` names one.`;
      const suggestion = requirementOf(requirement, before);
      return finding('pinned-version', 'error', place, message, suggestion);
    }),
]);

/** The version of a package in the first of some files that names one. */
function versionIn(
  files: readonly (EnvironmentFile | undefined)[],
  section: 'conda' | 'pip',
  name: string,
): string | undefined {
  const versions = files.map((file) => file?.[section].find((each) => each.name === name)?.version);
  return versions.find((version) => version !== undefined);
}

function what(name: string, constraint: string | undefined): string {
  return constraint === undefined || constraint === ''
    ? `\`${name}\` names no version.`
    : `\`${name}\` allows more than one version: \`${constraint}\`.`;
}
