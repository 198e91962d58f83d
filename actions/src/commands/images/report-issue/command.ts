import { command, ended } from '../../../declaration/command.ts';
import { choice, flag, list, path } from '../../../declaration/input.ts';
import { SUBJECTS } from './subjects.ts';

export default command({
  name: 'report-issue',
  group: 'Images',
  summary:
    'keep one open issue about what the weekly check found, or about a failed publish or rebuild',
  details: 'The issue is closed if no job failed. The repository is that of GITHUB_REPOSITORY.',
  inputs: {
    about: choice(SUBJECTS, { help: 'what the issue is about', default: 'weekly' }),
    reports: path({
      help: 'folder with the artifacts of the run, each in a folder of its name',
      required: true,
    }),
    failed: flag({ help: 'a job before this one failed; for weekly' }),
    jobs: list({
      help: 'how each job ended, such as image=failure; for publish and rebuild',
      default: [],
    }),
  },
  outputs: {
    outcome: 'opened, updated, closed or none',
    issue: 'Number of the issue; empty if there is none',
  },
  action: {
    name: 'report-issue',
    title: 'Report in an issue',
    description: 'Keeps one open issue about what broke, and closes it when all is well',
    icon: 'alert-circle',
    color: 'blue',
  },
  variables: ['GITHUB_TOKEN'],
  make: false,
  async run({ about, reports, failed, jobs, ...rest }, ports) {
    const { reportIssue } = await import('./report-issue.ts');
    const { jobResults } = await import('./publish-issue-view.ts');
    const { ownRunUrl } = await import('../../../github/event.ts');
    const runUrl = ownRunUrl(ports.env);
    const inputs = { about, reports, failed, jobs: jobResults(jobs), runUrl };
    const { outcome, number } = await reportIssue(inputs, ports);
    return ended(rest, {
      outputs: { outcome, issue: number },
      text: number === undefined ? 'there is nothing to report' : `#${number}: ${outcome}`,
    });
  },
});
