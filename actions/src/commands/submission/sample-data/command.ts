import { command, ended } from '../../../declaration/command.ts';
import { IMAGE_VARIABLES, imageInputs } from '../run-inputs.ts';

export default command({
  name: 'sample-data',
  group: 'A submission',
  summary: 'draw small data sets if there is no competition data',
  inputs: imageInputs,
  variables: IMAGE_VARIABLES,
  async run({ image, variant, ...rest }, ports) {
    const { sampleData } = await import('./sample-data.ts');
    const { competitionOf } = await import('../../../environment/settings/competition.ts');
    const datasets = Object.keys((await competitionOf(ports.root)).datasets);
    await sampleData({ datasets, image, variant }, ports);
    const { advice } = await import('../../../declaration/advice.ts');
    ports.log.info(`next:  ${advice(ports.env, 'try', {})}`);
    return ended(rest, { outputs: {} });
  },
});
