import { command, ended } from '../../../declaration/command.ts';
import { fraction } from '../../../declaration/input.ts';
import { datasetInput, SUBSET_PROPORTION } from '../run-inputs.ts';

export default command({
  name: 'data-subset',
  group: 'A submission',
  summary: 'prepare data/<dataset> with part of the query videos',
  inputs: { ...datasetInput, proportion: fraction({ ...SUBSET_PROPORTION, default: 0.01 }) },
  async run({ dataset, proportion, ...rest }, ports) {
    const { competitionOf, datasetOf } =
      await import('../../../environment/settings/competition.ts');
    const name = datasetOf(await competitionOf(ports.root), dataset);
    const { dataSubset } = await import('./data-subset.ts');
    await dataSubset({ dataset: name, proportion }, ports);
    const { afterPreparing } = await import('../towards-score.ts');
    ports.log.info(`next:  ${afterPreparing(name, ports)}`);
    return ended(rest, { outputs: {} });
  },
});
