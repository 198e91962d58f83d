import { command, ended } from '../../../declaration/command.ts';
import { ENGINE_VARIABLES } from '../../../declaration/variables.ts';

export default command({
  name: 'prepare-runner',
  group: 'This machine',
  summary: 'free disk space for images on a GitHub-hosted runner',
  details:
    'Removes big tools and the images that the runner brought, and moves the storage of Docker to /mnt if that has more room. It refuses on any other machine.',
  inputs: {},
  outputs: { free: 'Bytes that are free for images' },
  action: {
    name: 'prepare-runner',
    title: 'Prepare a runner',
    description: "Makes room for images on GitHub's own runners, before anything is built",
    icon: 'hard-drive',
    color: 'green',
  },
  variables: [...ENGINE_VARIABLES],
  make: false,
  async run(rest, ports) {
    const { prepareRunner } = await import('./prepare-runner.ts');
    const { prepareRunnerView } = await import('./prepare-runner-view.ts');
    const prepared = await prepareRunner(ports);
    return ended(rest, { outputs: { free: prepared.after }, view: prepareRunnerView(prepared) });
  },
});
