import type { Finding } from '../../finding.ts';
import { entryOf } from '../requirement/match-spec.ts';
import type { CondaSpec, PipRequirement } from '../model.ts';
import { requirementOf } from '../requirement/pip-requirement.ts';
import { finding } from './catalogue.ts';
import { eachFile } from './context.ts';

/** A wildcard pins nothing: the newest version that fits is taken on the day of the build. */
export const noWildcard = eachFile((file) => [
  ...file.conda
    .filter(({ constraint, build }) => `${constraint} ${build}`.includes('*'))
    .map((spec) => holdsWildcard(spec, entryOf(spec))),
  ...file.pip
    .filter(({ specifier }) => specifier.includes('*'))
    .map((requirement) => holdsWildcard(requirement, requirementOf(requirement))),
]);

function holdsWildcard({ raw, place }: CondaSpec | PipRequirement, suggestion: string): Finding {
  return finding('no-wildcard', 'error', place, `\`${raw}\` holds a wildcard.`, suggestion);
}
