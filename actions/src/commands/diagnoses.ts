import type { Failure } from '../declaration/command.ts';
import { ExitCode } from '../errors.ts';
import type { Diagnosis } from '../machine/facts.ts';
import { type Cell, type ReportView, reportView } from '../report/view.ts';

const MARKS = { ok: 'ok', note: 'note', bad: 'BAD' } as const;

/**
 * What was looked at for people: what was found, and below it what is needed and to do.
 * @param passed the verdict if nothing is to be fixed
 */
export function diagnosesView(
  { title, passed }: { title: string; passed: string },
  diagnoses: readonly Diagnosis[],
): ReportView {
  const rows = diagnoses.map(({ name, state, found, wanted, next = '' }): Cell[] => [
    MARKS[state],
    name,
    state === 'ok' ? found : [found, `wanted: ${wanted}`, `do: ${next}`],
  ]);
  const bad = diagnoses.filter(({ state }) => state === 'bad').length;
  return reportView({
    title,
    state: bad === 0 ? 'passed' : 'blocked',
    verdict: bad === 0 ? passed : `To fix: ${bad}.`,
    sections: [{ table: { rows } }],
  });
}

/**
 * Fails if something is to be fixed.
 * @param where such as `on this machine`
 */
export function diagnosesFailure(
  where: string,
  diagnoses: readonly Diagnosis[],
): Failure | undefined {
  const bad = diagnoses.filter(({ state }) => state === 'bad');
  const [first] = bad;
  if (first === undefined) return undefined;
  return {
    exitCode: ExitCode.checkFailed,
    message: `to fix ${where}: ${bad.map(({ name }) => name).join('; ')}`,
    next: first.next ?? null,
  };
}
