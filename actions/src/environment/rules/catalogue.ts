import type { Finding, Place, Severity } from '../../finding.ts';

/** Every rule's id and what it asks for, in a sentence. docs/reference/rules.md explains each under its id. */
export const catalogue = {
  'file-readable':
    'The file exists, is small and UTF-8, without tabs, CRLF and characters that cannot be seen.',
  'yaml-syntax': 'The file is one plain YAML document, without tags, anchors and repeated keys.',
  'file-schema': 'The file has the keys and the shape that its JSON schema describes.',
  'conda-spec': 'A conda entry reads `[channel::]name=version[=build]`.',
  'pip-requirement': 'A pip entry reads `name[extra]==version`, after PEP 508 and PEP 440.',
  'pip-source':
    'Pip packages come from PyPI: no URLs, version control, paths or editable installs.',
  'pip-option': 'The pip section holds packages, not options such as `--index-url`.',
  'pinned-version': 'Every package names one version.',
  'no-wildcard': 'Versions and builds hold no wildcard.',
  'no-duplicate': 'A package is listed once, case and `-`/`_` aside.',
  'conda-and-pip': 'A package comes from conda or from pip, not from both.',
  'allowed-channel': 'Packages come from the channels that the policy lists, in its order.',
  'fixed-package': 'The packages that the policy fixes are present and keep their version.',
  'variant-parity': 'Both files hold the same packages, apart from what the policy declares.',
  'known-name': 'A name that is nearly a well-known one is probably a slip.',
  'marker-applies': 'A marker lets the package in on the machine that the image runs on.',
  'sorted-lines': 'Entries are sorted by name.',
  policy: 'The policy itself is in order.',
  competition: 'The file with what belongs to the competition is in order.',
  'unknown-package': 'A channel that may serve the package has it.',
  'unknown-version': 'A channel has the package in this version.',
  'unknown-build': 'A channel has the version in this build.',
  'invalid-spec': 'The solver can read the entry.',
  conflict: 'The entries can be installed together on the machine that the image runs on.',
  'channel-priority': 'A package comes from the first channel that has its name, or names its own.',
  'pip-unknown-package': 'PyPI has the package.',
  'pip-unknown-version': 'PyPI has the package in this version.',
  'pip-yanked': 'The release was not withdrawn from PyPI.',
  'pip-no-file': 'The release has a wheel or a source archive for this Python on linux-64.',
  upstream: 'What main has is still served by its channels and the index.',
  'prefer-conda': 'A package that a channel has comes from there rather than from pip.',
  'pip-from-source': 'The release has a wheel, so that nothing is compiled in the image.',
  'pip-replaces-conda':
    'Pip leaves the packages of conda as they are, and no two packages install the same modules.',
  'pip-conflict': "The pip entries can be installed together, and on top of conda's packages.",
  lock: 'A lock belongs to the state of its environment file, and holds what the channels have.',
} as const;

export type RuleId = keyof typeof catalogue;

/** A finding of a rule in the catalogue. */
export function finding(
  rule: RuleId,
  severity: Severity,
  place: Place,
  message: string,
  suggestion?: string,
): Finding {
  return { rule, severity, place, message, ...(suggestion === undefined ? {} : { suggestion }) };
}
