import { describe, expect, it } from 'vitest';
import { explainUnsolvable } from '../../../../actions/src/environment/solve/conflict/explain.ts';
import { readShard } from '../../../../actions/src/environment/channel/records.ts';
import { rootName } from '../../../../actions/src/environment/solve/task.ts';
import type { Ask } from '../../../../actions/src/environment/solve/session.ts';
import { SolverFailed } from '../../../../actions/src/environment/solve/thread/thread.ts';
import { file, machine } from '../../../solving/harness.ts';

/** As the solver words it. */
const account = `Cannot solve the request because of: The following packages are incompatible
└─ vsc-environment * cannot be installed because there are no viable options:
   └─ vsc-environment 1 would require
      ├─ numpy 1.24.2.*, which can be installed with any of the following options:
      │  └─ numpy 1.24.2
      └─ numba 0.56.3.*, which cannot be installed because there are no viable options:
         └─ numba 0.56.3 would constrain
            └─ numpy <1.24, which conflicts with any installable versions previously reported
`;

const late: Ask = () => Promise.reject(new SolverFailed('timed-out', 'late'));
const stop: Ask = () => Promise.reject(new Error('Ctrl-C'));

/** The account with a line more than clash. */
const wideAccount = account.replace(
  'would require\n',
  'would require\n      ├─ python 3.9.*, which can be installed with any of the following options:\n',
);

/** As the solver would answer: only numba and numpy clash. */
const clashing: Ask = async (request) => {
  if (request.kind !== 'solve') return { ok: true, versions: [] };
  const shard = request.channels[0]?.subdirs[1]?.shards.get(rootName);
  const [root] = readShard(shard!).records.values();
  const names = root!.depends.filter((spec) => /^(numba|numpy) =/.test(spec));
  return names.length === 2 ? { ok: false, error: wideAccount } : { ok: true, packages: [] };
};

describe('explain', () => {
  const { conda: specs } = file([], ['python=3.9', 'numba=0.56.3', 'numpy=1.24.2']);
  const problem = { specs, channels: [], virtual: machine, locked: [] };

  it('tells what it knows where the time for more is up', async () => {
    const { verdict, findings } = await explainUnsolvable(problem, account, late);
    expect(verdict).toBe('unsolvable');
    expect(findings.map(({ place, message }) => `${place.line}: ${message}`)).toEqual([
      "2: `numba=0.56.3` can't stand together with `numpy=1.24.2` (line 3): numba 0.56.3 needs numpy <1.24.",
      "3: `numpy=1.24.2` can't stand together with `numba=0.56.3` (line 2): numba 0.56.3 needs numpy <1.24.",
    ]);
  });

  it('leaves out lines without which the others still clash', async () => {
    const { findings } = await explainUnsolvable(problem, wideAccount, clashing);
    expect(findings.map(({ place }) => place.line)).toEqual([2, 3]);
  });

  it('passes an abort on', async () => {
    await expect(explainUnsolvable(problem, account, stop)).rejects.toThrow('Ctrl-C');
  });
});
