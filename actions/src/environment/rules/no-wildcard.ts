import { finding } from './catalogue.ts';
import { eachFile } from './context.ts';

/** A wildcard pins nothing: the newest version that fits is taken on the day of the build. */
export const noWildcard = eachFile((file) => [
  ...file.conda
    .filter(({ constraint, build }) => `${constraint} ${build}`.includes('*'))
    .map(({ name, raw, place }) =>
      finding('no-wildcard', 'error', place, `\`${raw}\` holds a wildcard.`, `${name}=<version>`),
    ),
  ...file.pip
    .filter(({ specifier }) => specifier.includes('*'))
    .map(({ name, raw, place }) =>
      finding('no-wildcard', 'error', place, `\`${raw}\` holds a wildcard.`, `${name}==<version>`),
    ),
]);
