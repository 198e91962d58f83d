import { command, ended } from '../../../declaration/command.ts';
import { list, path, text } from '../../../declaration/input.ts';
import { ExitCode } from '../../../errors.ts';

export default command({
  name: 'download-reports',
  group: 'A package request',
  summary: 'download artifacts of a run, each into a folder of its name',
  details:
    'It works only in a job of GitHub Actions. Of several attempts of a run the newest artifact of a name is taken. Another run needs GITHUB_TOKEN and the permission actions: read.',
  inputs: {
    names: list({
      help: 'names of the artifacts; * stands for any text, and may match none',
      required: true,
    }),
    folder: path({ help: 'folder to write into', required: true }),
    runId: text({
      help: 'id of the run that made them',
      defaultWords: 'the run that started this one (on: workflow_run), or else this run',
    }),
  },
  outputs: {
    count: 'How many artifacts were downloaded',
  },
  action: {
    name: 'download-reports',
    title: 'Download reports',
    description: 'Downloads artifacts of a run, each into a folder of its name',
    icon: 'download',
    color: 'blue',
  },
  variables: ['GITHUB_TOKEN'],
  make: false,
  async run({ names, folder, runId, ...rest }, ports) {
    const { downloadReports } = await import('./download-reports.ts');
    const { taken, refused } = await downloadReports({ names, folder, runId }, ports);
    return ended(rest, {
      outputs: { count: taken.length },
      text: taken.length === 0 ? 'there was nothing to download' : taken.join('\n'),
      failure:
        refused.length === 0
          ? undefined
          : {
              exitCode: ExitCode.usage,
              message: refused.join('\n'),
              next: 'look at the job that made the artifact',
            },
    });
  },
});
