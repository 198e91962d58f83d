import { command, ended } from '../../../declaration/command.ts';
import { count, flag } from '../../../declaration/input.ts';
import { REGISTRY_VARIABLES } from '../../../declaration/variables.ts';

export default command({
  name: 'prune-images',
  group: 'Images',
  summary: 'remove images of old commits that no release names',
  inputs: {
    dryRun: flag({ help: 'only list what would go, with the bytes that would be freed' }),
    keep: count({ help: 'how many of the old commits stay, the newest', default: 0 }),
  },
  outputs: {
    removed: 'How many tags were removed, or would be',
    bytes: 'How many bytes nothing uses any more',
  },
  action: {
    name: 'prune-images',
    title: 'Prune images',
    description: 'Removes images of old commits that no release names',
    icon: 'scissors',
    color: 'blue',
  },
  variables: REGISTRY_VARIABLES,
  make: false,
  async run({ dryRun, keep, ...rest }, ports) {
    const { pruneImages } = await import('./prune-images.ts');
    const { freedBytes, pruneImagesView } = await import('./prune-images-view.ts');
    const pruned = await pruneImages({ dryRun, keep }, ports);
    return ended(rest, {
      outputs: { removed: pruned.removed.length, bytes: freedBytes(pruned) },
      view: pruneImagesView(pruned, dryRun),
    });
  },
});
