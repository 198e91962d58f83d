import { command, ended } from '../../../declaration/command.ts';
import { forceInput } from '../run-inputs.ts';

export default command({
  name: 'pack-submission',
  group: 'A submission',
  summary: 'pack submission_src with its descriptors',
  details: 'A submission/submission.zip that was packed here is overwritten without --force.',
  inputs: forceInput,
  async run({ force, ...rest }, ports) {
    const { packSubmission } = await import('./pack-submission.ts');
    await packSubmission({ force }, ports);
    return ended(rest, { outputs: {} });
  },
});
