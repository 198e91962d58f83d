import { command, ended } from '../../../declaration/command.ts';
import { count, path } from '../../../declaration/input.ts';
import {
  datasetInput,
  IMAGE_VARIABLES,
  imageInputs,
  limitInputs,
  limitsOf,
  RUN_EXITS,
  skipGpuInput,
  workerInputs,
} from '../run-inputs.ts';

export default command({
  name: 'try',
  group: 'A submission',
  summary: 'describe, pack, run and score a sample, beside the last and the best',
  details:
    'For after each edit of submission_src. `npx vsc runs` lists the runs, those that failed as well. docs/start/competitors.md',
  inputs: {
    dataset: { ...datasetInput.dataset, defaultWords: 'the first with a ground truth' },
    queries: count({
      help: 'query videos to try, with their references and as large a share of the others',
      variable: 'QUERIES',
      default: 100,
    }),
    ...imageInputs,
    ...skipGpuInput,
    ...limitInputs,
    ...workerInputs,
    chunk: count({
      help: 'videos of one run of main.py',
      variable: 'CHUNK',
      default: 32,
    }),
    report: path({ help: 'write a page (HTML) as vsc score does, beside the last run' }),
  },
  exits: RUN_EXITS,
  variables: IMAGE_VARIABLES,
  report: { what: 'scores, changes and the receipt' },
  async run({ dataset, queries, image, variant, skipGpu, ...limitsAndMore }, ports) {
    const { timeLimit, memoryLimit, scratchLimit, cpus, ...more } = limitsAndMore;
    const { workers, gpus, chunk, report, ...rest } = more;
    const { competitionOf, datasetWithTruth } =
      await import('../../../environment/settings/competition.ts');
    const name = datasetWithTruth(await competitionOf(ports.root), dataset);
    const { trySubmission } = await import('./try-submission.ts');
    const { tryView } = await import('./try-view.ts');
    const { runFailure } = await import('../test-submission/run-failure.ts');
    const limits = limitsOf({ timeLimit, memoryLimit, scratchLimit, cpus });
    const given = { dataset: name, queries, image, variant, skipGpu, limits };
    const tried = await trySubmission({ ...given, workers, gpus, chunk, report }, ports);
    const { receipt, kept, diff } = tried;
    return ended(rest, {
      outputs: {},
      view: tryView(tried),
      report: { run: kept?.run, before: kept?.before, best: kept?.best, diff, receipt },
      failure: runFailure(receipt, false),
    });
  },
});
