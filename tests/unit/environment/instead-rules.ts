import type { RuleId } from '../../../actions/src/environment/rules/catalogue.ts';

/** Rules of which servers decide: tests/solving/instead.test.ts has what they say to write. */
export const byServers: readonly RuleId[] = [
  'unknown-package',
  'unknown-version',
  'conflict',
  'channel-priority',
  'prefer-conda',
  'pip-unknown-package',
  'pip-replaces-conda',
];

/** Rules that have no text to write into an environment file, and why not. */
export const withoutText: Readonly<Partial<Record<RuleId, string>>> = {
  'variant-parity': 'its text is for the other file: a test of its own',
  policy: "it is about the maintainers' file",
  competition: "it is about the maintainers' file",
  'unknown-build': 'its message lists the builds, among which a person chooses',
  'invalid-spec': 'it shows the form; the version that is meant nobody can tell',
  'pip-unknown-version':
    'its message lists versions; which of them goes with the rest, the next run tells',
  'pip-yanked': 'another version: which one, a person chooses',
  'pip-no-file': 'no version of the line itself can be installed',
  'pip-conflict': 'each of the lines may be the one to change',
  upstream: 'it is about main, not about the request',
  'pip-from-source': 'it informs: nothing is wrong',
  lock: 'a command writes it: tests/solving/forged-lock.test.ts',
};
