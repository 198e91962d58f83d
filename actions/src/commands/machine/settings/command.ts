import { command, ended } from '../../../declaration/command.ts';
import { IMAGE_VARIABLES, imageInputs } from '../../submission/run-inputs.ts';

export default command({
  name: 'settings',
  group: 'This machine',
  summary: 'show the settings found on this machine, and its images',
  inputs: imageInputs,
  variables: IMAGE_VARIABLES,
  report: { what: 'the settings' },
  async run({ image, variant, ...rest }, ports) {
    const { readSettings } = await import('./settings.ts');
    const { settingsView } = await import('./settings-view.ts');
    const settings = await readSettings({ image, variant }, ports);
    return ended(rest, { outputs: {}, view: settingsView(settings), report: settings });
  },
});
