import { command, ended } from '../../../declaration/command.ts';
import { count, flag, list, path, text } from '../../../declaration/input.ts';

export default command({
  name: 'upload-reports',
  group: 'A package request',
  summary: 'keep files of a job as one artifact of its run',
  details:
    'It works only in a job of GitHub Actions. Links and hidden files are left out, and nothing is uploaded twice.',
  inputs: {
    name: text({ help: 'name of the artifact', required: true }),
    folder: path({
      help: 'folder that the paths in the artifact start from',
      required: true,
    }),
    paths: list({
      help: 'files and folders in it; others are left out',
      defaultWords: 'all of the folder',
    }),
    retentionDays: count({
      help: 'days that GitHub keeps it',
      defaultWords: "the repository's setting",
    }),
    required: flag({ help: 'fail if there is no file to upload' }),
  },
  outputs: {
    artifactId: 'Id of the artifact; empty if there was nothing to upload',
    files: 'How many files are in it',
  },
  action: {
    name: 'upload-reports',
    title: 'Upload reports',
    description: 'Keeps files of a job as one artifact of its run',
    icon: 'upload',
    color: 'blue',
  },
  make: false,
  async run({ name, folder, paths, retentionDays, required, ...rest }, ports) {
    const { uploadReports } = await import('./upload-reports.ts');
    const inputs = { name, folder, paths: paths ?? ['.'], retentionDays, required };
    const { id, files } = await uploadReports(inputs, ports);
    return ended(rest, {
      outputs: { artifactId: id, files },
      text: files === 0 ? 'there was nothing to upload' : `uploaded as ${name}: ${files} files`,
    });
  },
});
