import { command, ended } from '../../../declaration/command.ts';
import { count } from '../../../declaration/input.ts';
import { REGISTRY_VARIABLES } from '../../../declaration/variables.ts';

export default command({
  name: 'releases',
  group: 'Images',
  summary: 'list what was released: number, time, commit, what changed',
  inputs: { limit: count({ help: 'how many, newest first', default: 20 }) },
  report: { what: 'all that the ledger holds of them' },
  variables: REGISTRY_VARIABLES,
  async run({ limit, ...rest }, ports) {
    const { releases } = await import('./releases.ts');
    const { releasesView } = await import('./releases-view.ts');
    const list = await releases({ limit }, ports);
    return ended(rest, { outputs: {}, view: releasesView(list), report: list });
  },
});
