import { command, ended } from '../../../declaration/command.ts';
import { BUILD_VARIABLES } from '../../../declaration/variables.ts';
import { IMAGE_VARIABLES, imageInputs } from '../../submission/run-inputs.ts';

export default command({
  name: 'fetch',
  group: 'This machine',
  summary: 'get everything that runs need, to work without a network',
  details:
    'The image of the quickstart, sample data if there is no competition data, and with CPU_OR_GPU the ' +
    'official image as well, or one built here. What is already there is kept, so a run that was stopped goes on.',
  inputs: { variant: { ...imageInputs.variant, defaultWords: 'that of the quickstart alone' } },
  report: { what: 'the result' },
  variables: [...IMAGE_VARIABLES, ...BUILD_VARIABLES],
  async run({ variant, ...rest }, ports) {
    const { fetchAll } = await import('./fetch.ts');
    const { fetchView } = await import('./fetch-view.ts');
    const fetched = await fetchAll({ variant }, ports);
    return ended(rest, { outputs: {}, view: fetchView(fetched), report: fetched });
  },
});
