import type { Finding, Severity } from '../../finding.ts';
import type { CondaSpec, EnvironmentFile, PipRequirement } from '../model.ts';
import { normalizeName } from '../requirement/names.ts';
import { finding } from './catalogue.ts';
import type { Rule, RuleContext } from './context.ts';

/** Whoever develops on one image finds the same packages on the others. */
export const variantParity: Rule = (context) => {
  const variants = Object.entries(context.head).map(([name, file]) => ({ name, file }));
  const excepted = variants.flatMap((one) => exceptionsOf(context, one));
  const compared = variants.flatMap((one, index) =>
    variants
      .slice(index + 1)
      .flatMap((other) => [
        ...missing(context, one, other),
        ...missing(context, other, one),
        ...different(context, one, other),
      ]),
  );
  const told = new Set(excepted.map(({ place }) => place));
  return [...excepted, ...compared.filter(({ place }) => !told.has(place))];
};

/** What exceptions forbid, and what they no longer let in. */
function exceptionsOf(
  { policy, base, today = '' }: RuleContext,
  { name, file }: Variant,
): Finding[] {
  const entries = entriesOf(file);
  const before = entriesIn(base[name]);
  return policy.exceptions.flatMap(({ only, reason, by, until, ...exception }): Finding[] => {
    const own = normalizeName(exception.name);
    const entry = entries.get(own);
    if (entry === undefined) return [];
    const refuse = (severity: Severity, message: string, suggestion: string) => [
      finding('variant-parity', severity, entry.place, message, suggestion),
    ];
    if (only !== name) {
      const message = `\`${entry.name}\` is for the ${only} file only (environment/policy.yml: ${reason}).`;
      return refuse('error', message, 'delete this line');
    }
    if (today <= until) return [];
    const message = `The exception for \`${entry.name}\` in environment/policy.yml ended on ${until} (${by}: ${reason}).`;
    if (before.has(own)) return refuse('warning', message, 'a maintainer renews or ends it');
    return refuse('error', message, 'delete this line, or ask the maintainers to renew it');
  });
}

interface Variant {
  readonly name: string;
  readonly file: EnvironmentFile;
}

type Entry = CondaSpec | PipRequirement;

function entriesOf(file: EnvironmentFile): Map<string, Entry> {
  return new Map([...file.conda, ...file.pip].map((entry) => [normalizeName(entry.name), entry]));
}

/** Entries of one file that have no counterpart in the other. */
function missing(
  { policy, base }: RuleContext,
  own: Variant,
  { name: otherName, file: other }: Variant,
): Finding[] {
  const there = entriesOf(other);
  const unread = new Set(other.unread.map(normalizeName));
  return [...entriesOf(own.file)].flatMap(([name, entry]) => {
    const counterpart = counterpartOf(policy, own.name, name, otherName);
    const excepted = policy.exceptions.some(
      (item) => item.only === own.name && normalizeName(item.name) === name,
    );
    if (excepted || there.has(counterpart) || unread.has(counterpart)) return [];
    const removed = entriesIn(base[otherName]).get(counterpart);
    const message = `\`${entry.name}\` is here, but \`${counterpart}\` is not in ${other.file}.`;
    const suggestion =
      removed === undefined
        ? `add \`${name === counterpart ? entry.raw : `the same version of ${counterpart}`}\` to ${other.file}, or declare an exception with its reason in environment/policy.yml`
        : `put \`${removed.raw}\` back into ${other.file}, or remove this line too`;
    return [finding('variant-parity', 'error', entry.place, message, suggestion)];
  });
}

function entriesIn(file: EnvironmentFile | undefined): Map<string, Entry> {
  return file === undefined ? new Map() : entriesOf(file);
}

/** What stands in the file of another variant for a package of the own one. */
function counterpartOf(
  policy: RuleContext['policy'],
  own: string,
  name: string,
  other: string,
): string {
  return policy.pairs.find((item) => item[own] === name)?.[other] ?? name;
}

/** Entries that both files have, but not alike. */
function different({ policy, base }: RuleContext, one: Variant, other: Variant) {
  const onOther = entriesOf(other.file);
  return [...entriesOf(one.file)].flatMap(([name, left]) => {
    const right = onOther.get(counterpartOf(policy, one.name, name, other.name));
    if (right === undefined) return [];
    const paired = policy.pairs.some((pair) => pair[one.name] === name && other.name in pair);
    const [mine, theirs] = [essence(left, paired), essence(right, paired)];
    if (mine === theirs) return [];
    // Told where the change is, so that it shows in the pull request.
    const before = entriesIn(base[other.name]).get(normalizeName(right.name));
    const [here, there] =
      before !== undefined && before.raw !== right.raw ? [right, left] : [left, right];
    const message = `\`${here.raw}\` here, but \`${there.raw}\` in ${there.place.file}, line ${there.place.line}.`;
    const suggestion = 'write the same in both files';
    return [finding('variant-parity', 'error', here.place, message, suggestion)];
  });
}

/** What has to be equal: for a declared pair the version only. */
function essence(entry: Entry, paired: boolean): string {
  if ('specifier' in entry) {
    const { specifier, extras, marker } = entry;
    return paired ? specifier : JSON.stringify([specifier, extras.toSorted(), marker]);
  }
  const { constraint, build, channel } = entry;
  const version = constraint?.replace(/^==?/, '=');
  return paired ? `${version}` : JSON.stringify([version, build, channel]);
}
