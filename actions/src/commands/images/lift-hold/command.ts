import { command, ended } from '../../../declaration/command.ts';
import { text } from '../../../declaration/input.ts';
import { REGISTRY_VARIABLES } from '../../../declaration/variables.ts';

export default command({
  name: 'lift-hold',
  group: 'Images',
  summary: 'end the hold of a roll back: promotions go on',
  details: 'The latest images stay what they are until the next promotion.',
  inputs: {
    reason: text({ help: 'why, for the ledger and whoever asks later', required: true }),
  },
  outputs: {
    release: 'Number of the new entry in the ledger',
    moved: 'false if nothing was held',
  },
  action: {
    name: 'lift-hold',
    title: 'Lift the hold of a roll back',
    description: 'Ends the hold of a roll back, so that promotions go on',
    icon: 'unlock',
    color: 'blue',
  },
  variables: REGISTRY_VARIABLES,
  make: false,
  async run({ reason, ...rest }, ports) {
    const { lift } = await import('./lift-hold.ts');
    const { liftHoldView } = await import('./lift-hold-view.ts');
    const result = await lift(reason, ports);
    return ended(rest, {
      outputs: { release: result.release?.number, moved: result.moved },
      view: liftHoldView(result),
    });
  },
});
