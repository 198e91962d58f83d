import { command, ended } from '../../../declaration/command.ts';
import { ENGINE_VARIABLES } from '../../../declaration/variables.ts';
import { flag, path, text } from '../../../declaration/input.ts';

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
    againstRun: text({ help: 'compare with a kept run: last, best or its number' }),
    keep: flag({
      help: 'keep the run for vsc runs, if its receipt and zip are beside the archive',
      negated: 'do not keep the run',
      default: true,
    }),
    report: path({ help: 'write a page (HTML) with curves, losses, frames and the receipt' }),
  },
  excludes: [['against', 'againstRun']],
  report: { what: 'the result' },
  variables: ENGINE_VARIABLES,
  make: false,
  async run({ rankings, groundTruth, subset, against, againstRun, keep, report, ...rest }, ports) {
    const { score } = await import('./score.ts');
    const { scoreResult } = await import('./score-result.ts');
    const { scoreView } = await import('./score-view.ts');
    const inputs = { rankings, groundTruth, subset, against, againstRun, keep, report };
    const { scored, kept } = await score(inputs, ports);
    return ended(rest, { outputs: {}, view: scoreView(scored, kept), report: scoreResult(scored) });
  },
});
