import { type ReportView, reportView } from '../../../report/view.ts';
import type { VerifiedReleases } from './verify-releases.ts';

/** The state of the ledger, for people. */
export function verifiedView({ releases, faults, repaired }: VerifiedReleases): ReportView {
  const count = releases === 1 ? '1 release' : `${releases} releases`;
  const wrong = faults.length === 1 ? '1 fault' : `${faults.length} faults`;
  return reportView({
    title: 'Ledger of releases',
    state: faults.length === 0 ? 'passed' : 'failed',
    verdict:
      faults.length === 0
        ? `The ledger is whole: ${count}.`
        : `The ledger has ${wrong}: ${count} are whole.`,
    sections: [
      ...(repaired.length > 0 ? [{ heading: 'Set right', list: repaired }] : []),
      ...(faults.length > 0 ? [{ heading: 'What is wrong', list: faults }] : []),
    ],
  });
}
