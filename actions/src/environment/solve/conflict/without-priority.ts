import type { Candidates } from '../../channel/closure.ts';
import type { RepoRecord } from '../../channel/records.ts';
import { writeShard } from '../../channel/records.ts';
import { Channel, type SubdirShard } from '../../channel/repodata.ts';
import type { Finding } from '../../../finding.ts';
import { finding } from '../../rules/catalogue.ts';
import { type Ask, attemptSolve, candidatesOf, type Problem } from '../session.ts';
import { SUBDIR } from '../../settings/subdir.ts';

/**
 * Solves a problem as if its channels were one, which is what conda does in effect unless channel
 * priority is strict.
 * @returns undefined if that doesn't help; else a finding at each line that needs its channel
 *   named, or one at the first line where the mixture is among the dependencies
 */
export async function mixedChannels(problem: Problem, ask: Ask): Promise<Finding[] | undefined> {
  const candidates = await candidatesOf(problem, { strict: false });
  const outcome = await attemptSolve(problem, inOneChannel(candidates), ask);
  if (!outcome.ok) return undefined;
  const hidden = outcome.packages.flatMap(({ name, url }) => {
    const offering = Array.from(candidates).filter(([, byName]) => byName.has(name));
    const file = url.slice(url.lastIndexOf('/') + 1);
    const source = offering.find(([, byName]) => hasFile(byName.get(name) ?? [], file));
    if (source === undefined || source === offering[0]) return [];
    return [{ name, from: source[0].location.name, before: offering[0]?.[0].location.name }];
  });
  const findings = hidden.flatMap(({ name, from, before }): Finding[] => {
    const spec = problem.specs.find((each) => each.name === name);
    if (spec === undefined) return [];
    const message = `\`${spec.raw}\` is in channel ${from} only, but ${before} comes first and has ${name} as well, so the solver takes it from there.`;
    const suggestion = `${from}::${spec.raw}`;
    return [finding('channel-priority', 'error', spec.place, message, suggestion)];
  });
  const [first] = problem.specs;
  if (findings.length > 0 || first === undefined) return findings;
  const names = hidden.map(({ name, from }) => `${from}::${name}`).join(', ');
  const message = `The environment solves only if channels are mixed: it needs ${names}, and a channel of higher priority has these names as well.`;
  return [finding('channel-priority', 'error', first.place, message)];
}

function hasFile(shards: readonly SubdirShard[], file: string): boolean {
  return shards.some(({ shard }) => shard.records.has(file));
}

/** All records of a name in the first channel; if two channels have a file, the first one's. */
function inOneChannel(candidates: Candidates): Candidates {
  const subdirs = [SUBDIR, 'noarch'].map((subdir) => ({
    subdir,
    packageBase: './',
    names: () => [],
    shard: async () => undefined,
  }));
  const location = { name: 'all', url: 'https://environment.invalid/all', source: '' };
  const merged = new Map<string, SubdirShard[]>();
  for (const name of new Set(Array.from(candidates.values()).flatMap((each) => [...each.keys()]))) {
    for (const subdir of subdirs) {
      const records = new Map<string, RepoRecord>();
      for (const byName of candidates.values()) {
        for (const each of byName.get(name) ?? []) {
          if (each.subdir.subdir !== subdir.subdir) continue;
          for (const [file, record] of each.shard.records) {
            if (!records.has(file)) records.set(file, record);
          }
        }
      }
      if (records.size === 0) continue;
      merged.set(name, [...(merged.get(name) ?? []), { subdir, shard: writeShard(records) }]);
    }
  }
  return new Map([[new Channel(location, subdirs), merged]]);
}
