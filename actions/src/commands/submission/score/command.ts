import { command, ended } from '../../../declaration/command.ts';
import { path } from '../../../declaration/input.ts';

export default command({
  name: 'score',
  group: 'A submission',
  summary: 'score rankings against the ground truth (micro-AP)',
  inputs: {
    rankings: path({
      help: 'a rankings CSV or a submission.tar.gz',
      positional: true,
      required: true,
    }),
    groundTruth: path({ help: 'true pairs (CSV: query_id, ref_id)', required: true }),
    subset: path({ help: 'score the subset ranking on these queries (CSV: video_id)' }),
    against: path({ help: 'compare with the rankings of another submission' }),
    report: path({ help: 'write a page (HTML) with curves, losses and the receipt' }),
  },
  report: { what: 'the result' },
  make: false,
  async run({ rankings, groundTruth, subset, against, report, ...rest }, ports) {
    const { score } = await import('./score.ts');
    const { scoreResult } = await import('./score-result.ts');
    const { scoreView } = await import('./score-view.ts');
    const scored = await score({ rankings, groundTruth, subset, against, report }, ports);
    return ended(rest, { outputs: {}, view: scoreView(scored), report: scoreResult(scored) });
  },
});
