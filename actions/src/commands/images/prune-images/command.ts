import { command, ended } from '../../../declaration/command.ts';
import { flag } from '../../../declaration/input.ts';
import { REGISTRY_VARIABLES } from '../../../declaration/variables.ts';

export default command({
  name: 'prune-images',
  group: 'Images',
  summary: 'remove tags of old commits that no release names',
  inputs: { dryRun: flag({ help: 'only list what would go' }) },
  outputs: { removed: 'How many tags went, or would go' },
  action: {
    name: 'prune-images',
    title: 'Prune images',
    description: 'Removes tags of old commits that no release names',
    icon: 'scissors',
    color: 'blue',
  },
  variables: REGISTRY_VARIABLES,
  make: false,
  async run({ dryRun, ...rest }, ports) {
    const { pruneImages } = await import('./prune-images.ts');
    const { pruneImagesView } = await import('./prune-images-view.ts');
    const pruned = await pruneImages({ dryRun }, ports);
    return ended(rest, {
      outputs: { removed: pruned.removed.length },
      view: pruneImagesView(pruned, dryRun),
    });
  },
});
