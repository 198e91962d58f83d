import { checkFiles } from '../../../environment/check.ts';
import {
  type Competition,
  COMPETITION_FILE,
  readCompetition,
} from '../../../environment/settings/competition.ts';
import { loadFile } from '../../../environment/files/load.ts';
import type { EnvironmentFiles, Policy } from '../../../environment/model.ts';
import { POLICY_FILE, readPolicy } from '../../../environment/settings/policy.ts';
import {
  changedKeys,
  decoys,
  newlyAllowed,
  readByNobody,
  rulesChange,
  SCHEMA_FILES,
} from '../../../environment/settings/rule-changes.ts';
import type { Finding } from '../../../finding.ts';

interface Rules {
  readonly policy: Policy | readonly Finding[];
  readonly competition: Competition | readonly Finding[];
  /** Their bytes, by path. */
  readonly rules: ReadonlyMap<string, Buffer | undefined>;
  readonly files: EnvironmentFiles;
  readonly base: EnvironmentFiles;
  /** What the rules say as the change leaves them. */
  readonly findings: readonly Finding[];
}

/** Where the two states of a repository are read. */
interface Places {
  readonly root: string;
  /** A file of the base; undefined if the base has none. */
  readonly read: (file: string) => Promise<Buffer | undefined>;
}

/**
 * What a change does to the rules that it is checked by: which they are, what passes only by them as
 * the change leaves them, and which environment file nobody reads any more. Empty if it leaves them alone.
 */
export async function changesOfRules(now: Rules, { root, read }: Places): Promise<Finding[]> {
  const { policy, competition, rules, files, base, findings } = now;
  const told: Finding[] = [];
  const oldPolicy = await changed(POLICY_FILE);
  if (oldPolicy !== undefined) {
    const before = readPolicy(oldPolicy);
    told.push(
      rulesChange('policy', POLICY_FILE, 'channels' in before ? changedKeys(before, policy) : []),
    );
    if ('channels' in before) {
      const byMain = checkFiles({ policy: before, head: files, base });
      told.push(...newlyAllowed(byMain, findings));
    }
  }
  const oldCompetition = await changed(COMPETITION_FILE);
  if (oldCompetition !== undefined) {
    const before = readCompetition(oldCompetition);
    told.push(
      rulesChange(
        'competition',
        COMPETITION_FILE,
        'variants' in before ? changedKeys(before, competition) : [],
      ),
    );
    if ('variants' in before && 'variants' in competition) {
      for (const file of decoys(before, competition)) {
        if (Buffer.isBuffer(await loadFile(root, file))) told.push(readByNobody(file));
      }
    }
  }
  for (const file of SCHEMA_FILES) {
    const [old, here] = await Promise.all([read(file), loadFile(root, file)]);
    const same = Buffer.isBuffer(here) ? old?.equals(here) === true : old === undefined;
    if (!same) told.push(rulesChange('schema', file, []));
  }
  return told;

  async function changed(file: string): Promise<Buffer | undefined> {
    const [old, here] = [await read(file), rules.get(file)];
    return old !== undefined && here !== undefined && !here.equals(old) ? old : undefined;
  }
}
