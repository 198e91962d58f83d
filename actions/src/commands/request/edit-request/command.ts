import { command, ended } from '../../../declaration/command.ts';
import { whoMayAsk } from '../who-may-ask.ts';

export default command({
  name: 'edit-request',
  group: 'A package request',
  summary: 'write the environment files as an issue form or /lock on a pull request asks',
  details:
    'For workflows that start on issues or issue_comment. It writes only into the working tree.',
  inputs: { ...whoMayAsk },
  outputs: { outcome: 'edited, refused, or ignored if this event asks for nothing' },
  action: {
    name: 'edit-request',
    title: 'Edit as a request asks',
    description: 'Writes the environment files as an issue form or /lock on a pull request asks',
    icon: 'edit',
    color: 'green',
  },
  variables: ['GITHUB_TOKEN'],
  make: false,
  async run({ from, ...rest }, ports) {
    const { editRequest } = await import('./edit-request.ts');
    const outcome = await editRequest(from, ports);
    return ended(rest, { outputs: { outcome }, text: `the request: ${outcome}` });
  },
});
