import path from 'node:path';
import { command, ended } from '../../../declaration/command.ts';
import { flag, path as pathInput } from '../../../declaration/input.ts';
import { shown } from '../../../files/messages.ts';
import {
  allowStaleInput,
  datasetInput,
  IMAGE_VARIABLES,
  imageInputs,
  limitInputs,
  limitsOf,
  RUN_EXITS,
  skipGpuInput,
} from '../run-inputs.ts';

export default command({
  name: 'test-submission',
  group: 'A submission',
  summary: 'run submission/submission.zip as the platform does',
  inputs: {
    ...datasetInput,
    submissionFolder: pathInput({
      help: 'folder that holds submission.zip and gets the results',
      defaultWords: 'submission',
    }),
    dataFolder: pathInput({ help: 'folder to mount at /data', defaultWords: 'data/<dataset>' }),
    ...imageInputs,
    ...skipGpuInput,
    phase2: flag({ help: 'refuse a zip without main.py, as phase 2 does', variable: 'PHASE2' }),
    blockInternet: flag({
      help: 'no network in the container, as on the platform',
      negated: 'give the container network access, which the platform never does',
      variable: 'BLOCK_INTERNET',
      default: true,
    }),
    ...allowStaleInput,
    strict: flag({ help: 'end with 22 if the run has a warning', variable: 'STRICT' }),
    ...limitInputs,
  },
  outputs: {
    verdict: 'ok, or what went wrong; docs/reference/exit-codes.md lists them',
    exitCode: 'The exit code that vsc test-submission ends with',
    receipt: 'Path of receipt.json',
    outcome: 'Path of submission.tar.gz; empty if there is none',
  },
  exits: [...RUN_EXITS, 'checkFailed'],
  report: { what: 'the receipt' },
  action: {
    name: 'test-submission',
    title: 'Test a submission',
    description:
      "Runs submission.zip in the runtime's container as the platform does, and checks what comes out",
    icon: 'check-circle',
    color: 'blue',
  },
  variables: IMAGE_VARIABLES,
  async run(
    {
      dataset,
      submissionFolder,
      dataFolder,
      image,
      variant,
      skipGpu,
      phase2,
      blockInternet,
      allowStale,
      strict,
      timeLimit,
      memoryLimit,
      scratchLimit,
      cpus,
      ...rest
    },
    ports,
  ) {
    const { competitionOf, datasetOf } =
      await import('../../../environment/settings/competition.ts');
    const competition = await competitionOf(ports.root);
    const name = datasetOf(competition, dataset);
    const { testSubmission } = await import('./test-submission.ts');
    const { testSubmissionView } = await import('./test-submission-view.ts');
    const { runFailure } = await import('./run-failure.ts');
    const folder = submissionFolder ?? path.join(ports.root, 'submission');
    const limits = limitsOf({ timeLimit, memoryLimit, scratchLimit, cpus });
    const how = {
      dataset: name,
      dataFolder,
      image,
      variant,
      skipGpu,
      phase2,
      blockInternet,
      allowStale,
      limits,
    };
    const receipt = await testSubmission({ ...how, submissionFolder: folder }, ports);
    const { verdict, outcome } = receipt;
    const failure = runFailure(receipt, strict);
    const { towardsScore } = await import('../towards-score.ts');
    const usual = submissionFolder === undefined && dataFolder === undefined;
    const then = usual ? towardsScore(ports, competition, name) : undefined;
    return ended(rest, {
      outputs: {
        verdict,
        exitCode: failure?.exitCode ?? receipt.exitCode,
        receipt: path.join(folder, 'receipt.json'),
        outcome: outcome === null ? '' : path.join(folder, outcome.name),
      },
      view: testSubmissionView(receipt, shown(folder), failure, then),
      report: receipt,
      failure,
    });
  },
});
