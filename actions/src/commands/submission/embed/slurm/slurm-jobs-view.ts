import { arrayRanges } from '../../../../submission/embedding/slurm-scripts.ts';
import { type ReportView, reportView } from '../../../../report/view.ts';
import type { SlurmJobs } from './on-slurm.ts';

/** What was submitted, for people. */
export function slurmJobsView({ name, ids, of, shards, watch }: SlurmJobs): ReportView {
  const what =
    shards.length === 0
      ? `Job ${ids.join(', ')} puts ${of} shards together: all of them are kept.`
      : `Job ${ids[0]} describes ${shards.length === of ? `${of} shards` : `the shards ${arrayRanges(shards)} of ${of}`}; then job ${ids[1]} puts them together.`;
  return reportView({
    title: 'Submitted to Slurm',
    state: 'undecided',
    verdict: what,
    sections: [
      {
        table: {
          rows: [
            ['in the queue', `squeue --me --name=${name}`],
            ['end them', `scancel ${ids.join(' ')}`],
          ],
        },
      },
    ],
    next: watch,
  });
}
