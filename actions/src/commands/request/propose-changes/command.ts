import { command, ended } from '../../../declaration/command.ts';
import { list, path, text } from '../../../declaration/input.ts';

export default command({
  name: 'propose-changes',
  group: 'A package request',
  summary: 'propose files of a folder in one pull request',
  inputs: {
    folder: path({
      help: 'folder with the files, each at its path in the repository',
      required: true,
    }),
    files: list({
      help: 'paths in the repository that may be proposed; each has to be in the folder, and others there are ignored',
      defaultWords: 'the environment files and their locks',
    }),
    branch: text({
      help: 'branch that the pull request comes from; it is created, or reset whatever it holds',
      required: true,
    }),
    title: text({ help: 'title of the pull request and message of the commit', required: true }),
    body: path({ help: 'Markdown file with the text of the pull request', required: true }),
    checks: list({
      help: 'workflow files to start on the branch when it was written; needs actions: write',
      default: [],
    }),
  },
  outputs: {
    outcome:
      'opened, updated, unchanged, none (the branch of the run has these files already) or closed (the same, but a pull request was open)',
    pullRequest: 'Number of the pull request; empty if nothing was proposed',
  },
  action: {
    name: 'propose-changes',
    title: 'Propose changes',
    description:
      'Proposes files of a folder in one pull request, opened, brought up to date or closed',
    icon: 'git-pull-request',
    color: 'blue',
  },
  variables: ['GITHUB_TOKEN'],
  make: false,
  async run({ folder, files, branch, title, body, checks, ...rest }, ports) {
    const { proposeChanges } = await import('./propose-changes.ts');
    const { proposeChangesView } = await import('./propose-changes-view.ts');
    const { ownBranch } = await import('../../../github/event.ts');
    const base = ownBranch(ports.env);
    const inputs = { folder, files, branch, title, body, base, checks };
    const proposed = await proposeChanges(inputs, ports);
    return ended(rest, {
      outputs: { outcome: proposed.outcome, pullRequest: proposed.pull },
      view: proposeChangesView(proposed, base.branch),
    });
  },
});
