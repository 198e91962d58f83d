import { command, ended } from '../../../declaration/command.ts';
import { text } from '../../../declaration/input.ts';
import { REGISTRY_VARIABLES } from '../../../declaration/variables.ts';
import { attestedInputs } from '../promotion/attested-inputs.ts';

export default command({
  name: 'rollback',
  group: 'Images',
  summary: 'make the images of an earlier release the latest again',
  inputs: {
    release: text({
      help: 'number of the release, from npx vsc releases',
      required: true,
      positional: true,
    }),
    reason: text({ help: 'why, for the ledger and whoever asks later', required: true }),
    ...attestedInputs,
  },
  details: 'Nothing is promoted after it until npx vsc lift-hold.',
  outputs: {
    release: 'Number of the new entry in the ledger',
    moved: 'false if the latest images were already those',
  },
  action: {
    name: 'rollback-images',
    title: 'Roll images back',
    description: 'Makes the images of an earlier release the latest again, all variants or none',
    icon: 'rotate-ccw',
    color: 'blue',
  },
  exits: ['checkFailed'],
  variables: [...REGISTRY_VARIABLES, 'GITHUB_REPOSITORY'],
  make: false,
  async run({ release, reason, attested, trustedRoot, ...rest }, ports) {
    const { rollback } = await import('./rollback.ts');
    const { rollbackView } = await import('./rollback-view.ts');
    const result = await rollback({ release, reason, attested, trustedRoot }, ports);
    return ended(rest, {
      outputs: { release: result.release?.number, moved: result.moved },
      view: rollbackView(result),
    });
  },
});
