import { command, ended } from '../../../declaration/command.ts';
import { datasetInput, forceInput } from '../run-inputs.ts';

export default command({
  name: 'pack-quickstart',
  group: 'A submission',
  summary: 'make random descriptors and pack submission_quickstart',
  details: "The example's own submission/submission.zip is overwritten without --force.",
  inputs: { ...datasetInput, ...forceInput },
  async run({ dataset, force, ...rest }, ports) {
    const { competitionOf, datasetOf } =
      await import('../../../environment/settings/competition.ts');
    const name = datasetOf(await competitionOf(ports.root), dataset);
    const { packQuickstart } = await import('./pack-quickstart.ts');
    await packQuickstart({ dataset: name, force }, ports);
    return ended(rest, { outputs: {} });
  },
});
