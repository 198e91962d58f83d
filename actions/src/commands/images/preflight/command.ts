import { command, ended } from '../../../declaration/command.ts';
import { choice } from '../../../declaration/input.ts';
import { ENGINE_VARIABLES, REGISTRY_VARIABLES } from '../../../declaration/variables.ts';
import { PARTS } from './parts.ts';

export default command({
  name: 'preflight',
  group: 'Images',
  summary: 'look in seconds whether images could be published from here',
  details:
    'It looks at the settings, the login and its rights, who can pull, the disk, and at what GitHub knows of the repository. Nothing is written.',
  inputs: {
    part: choice(PARTS, {
      help: 'what to look at: the repository at GitHub, which needs no login of a registry, or what builds and pushes',
      default: 'all',
    }),
  },
  exits: ['checkFailed'],
  report: { what: 'the result' },
  action: {
    name: 'preflight',
    title: 'Preflight',
    description: 'Looks in seconds whether images could be published, and says what is missing',
    icon: 'check-square',
    color: 'green',
  },
  variables: [
    ...ENGINE_VARIABLES,
    'GITHUB_REPOSITORY',
    'VSC_ATTEST',
    'VSC_IMAGE_NAME',
    ...REGISTRY_VARIABLES,
  ],
  make: false,
  async run({ part, ...rest }, ports) {
    const { preflight, preflightView } = await import('./preflight.ts');
    const { diagnosesFailure } = await import('../../diagnoses.ts');
    const diagnoses = await preflight(part, ports);
    for (const { name, state, found, next } of diagnoses) {
      if (state === 'note') ports.log.warn(`${name}: ${found}; ${next}`);
    }
    return ended(rest, {
      outputs: {},
      view: preflightView(diagnoses),
      report: diagnoses,
      failure: diagnosesFailure('before images can be published', diagnoses),
    });
  },
});
