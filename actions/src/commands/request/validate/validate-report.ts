import { type Solution, undecidedReason } from '../../../environment/solve-files.ts';
import type { PackageFacts } from '../../../environment/facts/model.ts';
import type { BlastRadius, PackageChange } from '../../../environment/solve/change/blast-radius.ts';
import type { Finding } from '../../../finding.ts';
import type { ValidateResult, VariantResult } from './validate.ts';

/** As actions/validate-environment/report.schema.json describes it. */
export type EnvironmentReport = ReturnType<typeof reportOf>;
export type SolutionReport = ReturnType<typeof solutionReport>;
export type EntryReport = NonNullable<EnvironmentReport['variants'][string]['changes']>[number];

/**
 * The result for programs. Texts are as they are: whoever shows them has to escape them.
 */
export function reportOf(result: ValidateResult) {
  const { verdict, findings, base, notes, variants } = result;
  return {
    version: 1,
    verdict,
    findings: findings.map(findingReport),
    base: base === undefined ? null : { ref: base.ref, commit: base.commit },
    notes,
    variants: Object.fromEntries(
      Object.entries(variants).map(([name, each]) => [name, variantReport(each)]),
    ),
  };
}

/** A finding as a report has it. */
export function findingReport({ place: { file, line, column, endColumn }, ...rest }: Finding) {
  return { file, line, column, endColumn, ...rest };
}

function variantReport({ file, changes, solution }: VariantResult) {
  return {
    file,
    changed: changes === undefined || changes.length > 0,
    changes:
      changes?.map(({ before, after, ...rest }) => ({
        ...rest,
        before: before ?? null,
        after: after ?? null,
      })) ?? null,
    solution: solution === undefined ? null : solutionReport(solution),
  };
}

function solutionReport(solution: Solution) {
  const { head, base, broken, radius } = solution.change;
  return {
    verdict: head.verdict,
    baseVerdict: broken?.verdict ?? base?.verdict ?? null,
    pip: solution.pypi?.verdict ?? null,
    undecided: undecidedReason(solution) ?? null,
    packages: head.verdict === 'solved' ? head.packages.length : null,
    difference: radius === undefined ? null : differenceReport(radius),
    facts: solution.facts?.map(factsReport) ?? null,
  };
}

function factsReport(facts: PackageFacts) {
  const { licence, downloadBytes, unpackedBytes, released, newest, script } = facts;
  const { section, name, version, notFree, advisories } = facts;
  return {
    section,
    name,
    version,
    licence: licence ?? null,
    notFree,
    downloadBytes: downloadBytes ?? null,
    unpackedBytes: unpackedBytes ?? null,
    released: released ?? null,
    newest: newest ?? null,
    script: script ?? null,
    advisories: 'known' in advisories ? advisories.known : null,
    notAsked: 'notAsked' in advisories ? advisories.notAsked : null,
  };
}

function differenceReport(radius: BlastRadius) {
  const { additiveOnly, added, upgraded, downgraded, rebuilt, removed, download } = radius;
  return {
    additiveOnly,
    added: added.map(changeReport),
    upgraded: upgraded.map(changeReport),
    downgraded: downgraded.map(changeReport),
    rebuilt: rebuilt.map(changeReport),
    removed: removed.map(changeReport),
    download,
  };
}

function changeReport({ section, name, before, after, why }: PackageChange) {
  const sides = { before: sideReport(before), after: sideReport(after) };
  return { section, name, ...sides, ...(why === undefined ? {} : { why }) };
}

function sideReport(each: PackageChange['before']) {
  if (each === undefined) return null;
  const { version, build, url } = each;
  return {
    version,
    ...(build === undefined ? {} : { build }),
    ...(url === undefined ? {} : { url }),
  };
}
