import type { Finding } from '../finding.ts';
import { allowedChannel } from './rules/allowed-channel.ts';
import { condaAndPip } from './rules/conda-and-pip.ts';
import type { Rule, RuleContext } from './rules/context.ts';
import { fixedPackage } from './rules/fixed-package.ts';
import { knownName } from './rules/known-name.ts';
import { markerApplies } from './rules/marker-applies.ts';
import { noDuplicate } from './rules/no-duplicate.ts';
import { noWildcard } from './rules/no-wildcard.ts';
import { pinnedVersion } from './rules/pinned-version.ts';
import { sortedLines } from './rules/sorted-lines.ts';
import { variantParity } from './rules/variant-parity.ts';

const rules: readonly Rule[] = [
  allowedChannel,
  pinnedVersion,
  noWildcard,
  noDuplicate,
  condaAndPip,
  fixedPackage,
  markerApplies,
  variantParity,
  knownName,
  sortedLines,
];

/** Everything that the rules have to say about the files, in the order of the lines. */
export function checkFiles(context: RuleContext): Finding[] {
  return rules.flatMap((rule) => rule(context));
}
