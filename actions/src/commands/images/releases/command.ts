import { command, ended } from '../../../declaration/command.ts';
import { count, list } from '../../../declaration/input.ts';
import { REGISTRY_VARIABLES } from '../../../declaration/variables.ts';

export default command({
  name: 'releases',
  group: 'Images',
  summary: 'list what was released: number, time, commit, what changed',
  inputs: {
    words: list({
      help: '`show NUMBER` for one release, with who, when and why; nothing lists them',
      positional: true,
      default: [],
    }),
    limit: count({ help: 'how many, newest first', default: 20 }),
  },
  report: { what: 'all that the ledger holds of them' },
  variables: REGISTRY_VARIABLES,
  async run({ words, limit, ...rest }, ports) {
    const { askedFor, releases } = await import('./releases.ts');
    const { releaseView } = await import('./release-view.ts');
    const { releasesView } = await import('./releases-view.ts');
    const number = askedFor(words);
    const found = await releases({ number, limit }, ports);
    const [first] = found;
    const view =
      number === undefined || first === undefined ? releasesView(found) : releaseView(first);
    return ended(rest, { outputs: {}, view, report: found });
  },
});
