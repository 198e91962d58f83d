import { command, ended } from '../../../declaration/command.ts';
import { allowStaleInput, datasetInput, forceInput } from '../run-inputs.ts';

export default command({
  name: 'pack-submission',
  group: 'A submission',
  summary: 'pack submission_src with its descriptors',
  details:
    'The descriptors are those that embed made for the data set, or your own in submission_src. A submission/submission.zip that was packed here is overwritten without --force.',
  inputs: { ...datasetInput, ...forceInput, ...allowStaleInput },
  async run({ dataset, force, allowStale, ...rest }, ports) {
    const { competitionOf, datasetOf } =
      await import('../../../environment/settings/competition.ts');
    const name = datasetOf(await competitionOf(ports.root), dataset);
    const { packSubmission } = await import('./pack-submission.ts');
    await packSubmission({ dataset: name, force, allowStale }, ports);
    const { afterPacking } = await import('../towards-score.ts');
    ports.log.info(`next:  ${afterPacking(name, ports)}`);
    return ended(rest, { outputs: {} });
  },
});
