import type { Candidates } from '../../channel/closure.ts';
import type { RepoRecord } from '../../channel/records.ts';
import type { Finding } from '../../../finding.ts';
import type { CondaSpec } from '../../model.ts';
import { listed } from '../../../text.ts';
import { renamed } from '../../requirement/names.ts';
import { nearVersions } from '../../requirement/near-versions.ts';
import { finding, type RuleId } from '../../rules/catalogue.ts';
import { nearestName } from '../../rules/known-name.ts';
import { fitsBuild } from '../build-pattern.ts';
import type { Ask, Problem } from '../session.ts';

/** What is wrong with one line by itself. */
export interface LineProblem {
  readonly spec: CondaSpec;
  readonly finding: Finding;
}

/**
 * Checks each line by itself: that the package exists, in this version and this build. Says at once
 * of all lines what the solver would say of the first.
 */
export async function checkConflictingLines(
  problem: Problem,
  candidates: Candidates,
  ask: Ask,
): Promise<LineProblem[]> {
  const checked = await Promise.all(
    problem.specs.map(async (spec): Promise<LineProblem[]> => {
      const wrong = await checkLine(spec, problem, recordsOf(spec.name, candidates), ask);
      if (wrong === undefined) return [];
      const { rule, message, suggestion } = wrong;
      return [{ spec, finding: finding(rule, 'error', spec.place, message, suggestion) }];
    }),
  );
  return checked.flat();
}

interface Wrong {
  readonly rule: RuleId;
  readonly message: string;
  readonly suggestion?: string;
}

async function checkLine(
  spec: CondaSpec,
  problem: Problem,
  records: readonly RepoRecord[],
  ask: Ask,
): Promise<Wrong | undefined> {
  if (records.length === 0) return unknownPackage(spec, problem);
  if (spec.constraint === undefined) return undefined;
  const versions = [...new Set(records.map(({ version }) => version))];
  const allowed = versions.includes(spec.version ?? '')
    ? [spec.version]
    : await matchingVersions(spec.constraint, versions, ask);
  if (allowed === undefined) {
    const message = `\`${spec.constraint}\` in \`${spec.raw}\` is not a version constraint to conda.`;
    return { rule: 'invalid-spec', message, suggestion: `${spec.name}=1.2.3` };
  }
  if (allowed.length === 0) {
    const newestFirst = (await matchingVersions('*', versions, ask)) ?? versions;
    const version = spec.version ?? spec.constraint;
    const message = `There is no ${spec.name} ${version} in ${channelsInWords(spec, problem)}.`;
    return { rule: 'unknown-version', message: `${message} ${nearVersions(version, newestFirst)}` };
  }
  return checkBuild(
    spec,
    records.filter((record) => allowed.includes(record.version)),
  );
}

function unknownPackage(spec: CondaSpec, problem: Problem): Wrong {
  const known = problem.channels
    .filter(({ location }) => spec.channel === undefined || location.name === spec.channel)
    .flatMap((channel) => channel.names());
  const meant = nearestName(spec.name, new Set(known))?.name;
  const message = `There is no package ${spec.name} in ${channelsInWords(spec, problem)}.`;
  if (meant === undefined) return { rule: 'unknown-package', message };
  const there = problem.specs.find(({ name }) => name === meant);
  const suggestion = there
    ? `delete this line, as line ${there.place.line} has \`${meant}\``
    : `did you mean \`${renamed(spec.raw, meant)}\`?`;
  return { rule: 'unknown-package', message, suggestion };
}

function checkBuild(spec: CondaSpec, records: readonly RepoRecord[]): Wrong | undefined {
  if (spec.build === undefined) return undefined;
  const pattern = spec.build;
  if (records.some(({ build }) => fitsBuild(build, pattern))) return undefined;
  const builds = [...new Set(records.map(({ build }) => build))].toSorted();
  const message = `${spec.name} ${spec.version} has no build ${spec.build}. Its builds: ${listed(builds)}.`;
  return { rule: 'unknown-build', message };
}

/** Newest first; undefined if the constraint can't be read. */
async function matchingVersions(
  constraint: string,
  versions: readonly string[],
  ask: Ask,
): Promise<readonly string[] | undefined> {
  const reply = await ask({ kind: 'match', constraint, versions });
  return reply.ok && 'versions' in reply ? reply.versions.flat() : undefined;
}

/** All records of a name that the solver may choose from. */
export function recordsOf(name: string, candidates: Candidates): RepoRecord[] {
  return Array.from(candidates.values()).flatMap((byName) =>
    (byName.get(name) ?? []).flatMap(({ shard }) => [...shard.records.values()]),
  );
}

function channelsInWords(spec: CondaSpec, problem: Problem): string {
  if (spec.channel !== undefined) return `channel ${spec.channel}`;
  const names = problem.channels.map(({ location }) => location.name);
  return names.length === 1 ? `channel ${names[0]}` : `the channels ${names.join(', ')}`;
}
