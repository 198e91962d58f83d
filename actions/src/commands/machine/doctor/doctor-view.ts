import type { Diagnosis } from '../../../machine/facts.ts';
import { type Cell, type ReportView, reportView } from '../../../report/view.ts';

const MARKS = { ok: 'ok', note: 'note', bad: 'BAD' } as const;

/** The state of this machine for people: what was found, and below it what is wanted and to do. */
export function doctorView(diagnoses: readonly Diagnosis[]): ReportView {
  const rows = diagnoses.map(({ name, state, found, wanted, next = '' }): Cell[] => [
    MARKS[state],
    name,
    state === 'ok' ? found : [found, `wanted: ${wanted}`, `do: ${next}`],
  ]);
  const bad = diagnoses.filter(({ state }) => state === 'bad').length;
  return reportView({
    title: 'This machine',
    state: bad === 0 ? 'passed' : 'blocked',
    verdict: bad === 0 ? 'This machine can run submissions.' : `To fix: ${bad}.`,
    sections: [{ table: { rows } }],
  });
}
