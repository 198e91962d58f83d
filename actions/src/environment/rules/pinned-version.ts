import { entryOf } from '../match-spec.ts';
import { requirementOf } from '../pip-requirement.ts';
import { finding } from './catalogue.ts';
import { eachFile } from './context.ts';

/** An entry without a version changes the image on the day of its build, whoever builds it. */
export const pinnedVersion = eachFile((file, _context, base) => [
  ...file.conda
    .filter((spec) => spec.version === undefined && !spec.constraint?.includes('*'))
    .map((spec) => {
      const before = base?.conda.find(({ name }) => name === spec.name)?.version;
      const message = what(spec.name, spec.constraint);
      return finding('pinned-version', 'error', spec.place, message, entryOf(spec, before));
    }),
  ...file.pip
    .filter(({ version, specifier }) => version === undefined && !specifier.includes('*'))
    .map((requirement) => {
      const before = base?.pip.find(({ name }) => name === requirement.name)?.version;
      const suggestion = requirementOf(requirement, before);
      const message = what(requirement.name, requirement.specifier);
      return finding('pinned-version', 'error', requirement.place, message, suggestion);
    }),
]);

function what(name: string, constraint: string | undefined): string {
  return constraint === undefined || constraint === ''
    ? `\`${name}\` names no version.`
    : `\`${name}\` allows more than one version: \`${constraint}\`.`;
}
