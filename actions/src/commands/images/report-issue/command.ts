import { command, ended } from '../../../declaration/command.ts';
import { flag, path } from '../../../declaration/input.ts';

export default command({
  name: 'report-issue',
  group: 'Images',
  summary: 'keep one open issue about what the weekly check found',
  details: 'The issue is closed if no job failed. The repository is that of GITHUB_REPOSITORY.',
  inputs: {
    reports: path({
      help: 'folder with the artifacts of the run, each in a folder of its name',
      required: true,
    }),
    failed: flag({ help: 'a job before this one failed' }),
  },
  outputs: {
    outcome: 'opened, updated, closed or none',
    issue: 'Number of the issue; empty if there is none',
  },
  action: {
    name: 'report-issue',
    title: 'Report in an issue',
    description:
      'Keeps one open issue about what the weekly check found, and closes it when all is well',
    icon: 'alert-circle',
    color: 'blue',
  },
  variables: ['GITHUB_TOKEN'],
  make: false,
  async run({ reports, failed, ...rest }, ports) {
    const { reportIssue } = await import('./report-issue.ts');
    const { ownRunUrl } = await import('../../../github/event.ts');
    const runUrl = ownRunUrl(ports.env);
    const { outcome, number } = await reportIssue({ reports, failed, runUrl }, ports);
    return ended(rest, {
      outputs: { outcome, issue: number },
      text: number === undefined ? 'there is nothing to report' : `#${number}: ${outcome}`,
    });
  },
});
