import { command, ended } from '../../../declaration/command.ts';
import { path } from '../../../declaration/input.ts';

export default command({
  name: 'publish-notes',
  group: 'Images',
  summary: 'write the page of a release of images on GitHub',
  inputs: {
    folder: path({ help: 'folder with the pages that promote-images wrote', required: true }),
  },
  outputs: { url: 'Page of the release' },
  action: {
    name: 'publish-notes',
    title: 'Publish the notes of a release',
    description: 'Makes the page of a release of images on GitHub, with its notes',
    icon: 'file-text',
    color: 'blue',
  },
  variables: ['GITHUB_TOKEN'],
  make: false,
  async run({ folder, ...rest }, ports) {
    const { publishNotes } = await import('./publish-notes.ts');
    const { publishNotesView } = await import('./publish-notes-view.ts');
    const published = await publishNotes(folder, ports);
    return ended(rest, { outputs: { url: published.url }, view: publishNotesView(published) });
  },
});
