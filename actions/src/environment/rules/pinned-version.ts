import { finding } from './catalogue.ts';
import { eachFile } from './context.ts';

/** An entry without a version changes the image on the day of its build, whoever builds it. */
export const pinnedVersion = eachFile((file, _context, base) => [
  ...file.conda
    .filter((spec) => spec.version === undefined && !spec.constraint?.includes('*'))
    .map((spec) => {
      const before = base?.conda.find(({ name }) => name === spec.name)?.version;
      const suggestion = `${spec.channel === undefined ? '' : `${spec.channel}::`}${spec.name}=${before ?? '<version>'}`;
      return finding(
        'pinned-version',
        'error',
        spec.place,
        what(spec.name, spec.constraint),
        suggestion,
      );
    }),
  ...file.pip
    .filter(({ version, specifier }) => version === undefined && !specifier.includes('*'))
    .map((requirement) => {
      const before = base?.pip.find(({ name }) => name === requirement.name)?.version;
      const extras = requirement.extras.length === 0 ? '' : `[${requirement.extras.join(',')}]`;
      const suggestion = `${requirement.name}${extras}==${before ?? '<version>'}`;
      const message = what(requirement.name, requirement.specifier);
      return finding('pinned-version', 'error', requirement.place, message, suggestion);
    }),
]);

function what(name: string, constraint: string | undefined): string {
  return constraint === undefined || constraint === ''
    ? `\`${name}\` names no version.`
    : `\`${name}\` allows more than one version: \`${constraint}\`.`;
}
