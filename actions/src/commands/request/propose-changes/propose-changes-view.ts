import type { Proposed } from '../../../github/pulls/proposal.ts';
import { type ReportView, reportView } from '../../../report/view.ts';

/**
 * What came of proposing changes, for people.
 * @param branch the one that they would go to
 */
export function proposeChangesView({ outcome, pull }: Proposed, branch: string): ReportView {
  return reportView({
    title: 'Proposed changes',
    state: 'passed',
    verdict: verdictOf(outcome, pull, branch),
  });
}

function verdictOf(outcome: Proposed['outcome'], pull: number | undefined, branch: string): string {
  if (outcome !== 'none' && outcome !== 'closed') return `Pull request #${pull}: ${outcome}.`;
  const needless = `Nothing to propose: ${branch} has these files already`;
  return outcome === 'none' ? `${needless}.` : `${needless}; pull request #${pull} is closed.`;
}
