import { command, ended } from '../../../declaration/command.ts';
import { choice } from '../../../declaration/input.ts';
import { ENGINE_VARIABLES, REGISTRY_VARIABLES } from '../../../declaration/variables.ts';
import { PARTS } from './parts.ts';

export default command({
  name: 'preflight',
  group: 'Images',
  summary: 'check within seconds whether images could be published from here',
  details:
    'It looks at the settings, the login and its rights, who can pull, the disk, at what GitHub knows about the repository, and at the releases. Nothing is written.',
  inputs: {
    part: choice(PARTS, {
      help: 'what to look at: the repository at GitHub, which needs no login of a registry; what builds and pushes; or the releases: a long hold, the ledger, what ends soon',
      default: 'all',
    }),
  },
  exits: ['checkFailed'],
  report: { what: 'the result', schema: 'actions/preflight/report.schema.json' },
  action: {
    name: 'preflight',
    title: 'Preflight',
    description: 'Checks within seconds whether images can be published, and says what is missing',
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
    // As an annotation of the job; whoever types the command sees it in the table.
    const notes = diagnoses.filter(({ state }) => state === 'note');
    if (ports.env['GITHUB_ACTIONS'] === 'true') {
      for (const { name, found, next } of notes) ports.log.warn(`${name}: ${found}; ${next}`);
    }
    return ended(rest, {
      outputs: {},
      view: preflightView(diagnoses, part),
      report: diagnoses,
      failure: diagnosesFailure(
        part === 'releases' ? 'of the releases' : 'before images can be published',
        diagnoses,
      ),
    });
  },
});
