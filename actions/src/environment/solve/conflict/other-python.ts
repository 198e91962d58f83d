import type { Candidates } from '../../channel/closure.ts';
import type { RepoRecord } from '../../channel/records.ts';
import { listed } from '../../../text.ts';
import { finding } from '../../rules/catalogue.ts';
import { fitsBuild } from '../build-pattern.ts';
import { type LineProblem, recordsOf } from './check-lines.ts';
import type { Ask, Problem } from '../session.ts';

/**
 * The lines none of whose records is for the Python that the file names. To the solver that is a
 * conflict of two lines, or of what another Python needs; to a reader it is this line's fault alone.
 */
export async function linesForOtherPython(
  problem: Problem,
  candidates: Candidates,
  ask: Ask,
): Promise<LineProblem[]> {
  const python = problem.specs.find(({ name }) => name === 'python')?.version;
  if (python === undefined) return [];
  const allowed = new Map<string, Promise<boolean>>();
  const allows = (constraint: string) => {
    const known = allowed.get(constraint) ?? matches(constraint, python, ask);
    allowed.set(constraint, known);
    return known;
  };
  const checked = problem.specs.map(async (spec): Promise<LineProblem[]> => {
    if (spec.name === 'python' || spec.version === undefined) return [];
    const { version, build = '*' } = spec;
    const records = recordsOf(spec.name, candidates).filter(
      (record) => record.version === version && fitsBuild(record.build, build),
    );
    const asked = [...new Set(records.map(pythonOf))].toSorted();
    if (asked.length === 0) return [];
    if ((await Promise.all(asked.map(allows))).some(Boolean)) return [];
    const needs = listed(asked.map(plain), 8, ' or ');
    const message = `\`${spec.raw}\` can't be installed: it needs Python ${needs}, and this file has ${python}.`;
    return [{ spec, finding: finding('conflict', 'error', spec.place, message) }];
  });
  return (await Promise.all(checked)).flat();
}

/** What a record asks of Python; empty if it asks nothing. */
function pythonOf({ depends }: RepoRecord): string {
  return depends.find((spec) => spec.startsWith('python '))?.split(' ')[1] ?? '';
}

async function matches(constraint: string, version: string, ask: Ask): Promise<boolean> {
  if (constraint === '') return true;
  const reply = await ask({ kind: 'match', constraint, versions: [version] });
  return !reply.ok || !('versions' in reply) || reply.versions.length > 0;
}

/** conda-forge's `>=3.10,<3.11.0a0` and `3.10.*` are 3.10 to a reader. */
function plain(constraint: string): string {
  const [, minor, next] = /^>=3\.(\d+),<3\.(\d+)\.?0?a0$/.exec(constraint) ?? [];
  if (minor !== undefined && Number(next) === Number(minor) + 1) return `3.${minor}`;
  return constraint.replace(/\.\*$/, '');
}
