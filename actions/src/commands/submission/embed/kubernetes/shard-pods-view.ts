import { type ReportView, reportView } from '../../../../report/view.ts';
import { arrayRanges } from '../../../../submission/embedding/slurm-scripts.ts';
import { shellWord } from '../../../../text.ts';
import type { ShardPods } from './on-kubernetes.ts';

/** What was submitted, or written, for people. */
export function shardPodsView({
  name,
  namespace,
  of,
  shards,
  manifest,
  watch,
}: ShardPods): ReportView {
  const which =
    shards.length === of ? `${of} shards` : `the shards ${arrayRanges(shards)} of ${of}`;
  const submit = manifest && `kubectl -n ${namespace} replace --force -f ${shellWord(manifest)}`;
  return reportView({
    title: manifest === undefined ? 'Submitted to Kubernetes' : 'Written for Kubernetes',
    state: 'undecided',
    verdict: `Job ${name} describes ${which}.`,
    sections: [
      {
        table: {
          rows: [
            ...(submit === undefined ? [] : [['submit it', submit]]),
            ['its pods', `kubectl -n ${namespace} get pods -l job-name=${name}`],
            ['end it', `kubectl -n ${namespace} delete job ${name}`],
          ],
        },
      },
    ],
    next: watch,
  });
}
