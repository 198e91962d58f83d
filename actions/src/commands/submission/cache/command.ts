import { command, ended } from '../../../declaration/command.ts';
import { choice } from '../../../declaration/input.ts';

export default command({
  name: 'cache',
  group: 'A submission',
  summary: 'list what embed has kept and where it came from, or remove what is old',
  details:
    'Old is what belongs neither to the present descriptors nor to submission_src as it is now: docs/how-to/embedding.md',
  inputs: {
    action: choice(['list', 'prune'], {
      help: '`prune` removes what is old',
      positional: true,
      default: 'list',
    }),
  },
  report: { what: 'the kept or removed results' },
  make: false,
  async run({ action, ...rest }, ports) {
    const { competitionOf } = await import('../../../environment/settings/competition.ts');
    const datasets = Object.keys((await competitionOf(ports.root)).datasets);
    const { listCache, pruneCache } = await import('./cache.ts');
    const { cacheView } = await import('./cache-view.ts');
    const prunes = action === 'prune';
    const groups = await (prunes ? pruneCache : listCache)(ports, datasets);
    return ended(rest, {
      outputs: {},
      view: cacheView(groups, prunes),
      report: { results: groups },
    });
  },
});
