import { command, ended } from '../../../declaration/command.ts';
import { flag, list, path } from '../../../declaration/input.ts';
import { whoMayAsk } from '../who-may-ask.ts';

export default command({
  name: 'answer-request',
  group: 'A package request',
  summary: 'answer an issue form with a pull request, and /lock with a commit or a patch',
  details:
    'For workflows that start on issues or issue_comment, after edit-request and lock-environments in a job without rights.',
  inputs: {
    ...whoMayAsk,
    folder: path({ help: 'folder with the locks that the job before made', required: true }),
    failed: flag({ help: 'the job before failed' }),
    checks: list({ help: 'workflow files to start on a branch that was written', default: [] }),
  },
  outputs: {
    outcome: 'proposed, committed, told (a comment says what to do) or ignored',
    pullRequest: 'Number of the pull request; empty if there is none',
  },
  action: {
    name: 'answer-request',
    title: 'Answer a request',
    description: 'Answers an issue form with a pull request, and /lock with a commit or a patch',
    icon: 'message-square',
    color: 'green',
  },
  variables: ['GITHUB_TOKEN'],
  make: false,
  async run({ from, folder, failed, checks, ...rest }, ports) {
    const { answerRequest } = await import('./answer-request.ts');
    const { outcome, pull } = await answerRequest({ from, folder, failed, checks }, ports);
    return ended(rest, {
      outputs: { outcome, pullRequest: pull },
      text: `the request: ${outcome}`,
    });
  },
});
