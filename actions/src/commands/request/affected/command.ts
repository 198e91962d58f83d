import { command, ended } from '../../../declaration/command.ts';
import { text } from '../../../declaration/input.ts';
import { BASE_OF_EVENT } from '../base-of-event.ts';

export default command({
  name: 'affected',
  group: 'A package request',
  summary: 'list the images that the changes of this branch touch',
  inputs: {
    base: text({
      help: 'git ref to compare with; none stands for everything that is published',
      defaultWords: 'the main branch',
      actionDefault: BASE_OF_EVENT,
    }),
  },
  outputs: {
    environment: 'true if something in environment/ changes',
    variants: 'The variants to build, test and run again, as a JSON list for a matrix',
  },
  report: { what: 'the result' },
  action: {
    name: 'affected-variants',
    title: 'Affected variants',
    description:
      'Lists the images that a change touches, and whether the environments have to be solved again',
    icon: 'git-branch',
    color: 'blue',
  },
  variables: ['VSC_VARIANTS'],
  async run({ base, ...rest }, ports) {
    const { affected } = await import('./affected.ts');
    const { affectedView } = await import('./affected-view.ts');
    const result = await affected({ base }, ports);
    const { environment, variants } = result;
    return ended(rest, {
      outputs: { environment, variants: JSON.stringify(variants) },
      view: affectedView(result),
      report: result,
    });
  },
});
