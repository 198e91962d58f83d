import { command, ended } from '../../../declaration/command.ts';
import { path } from '../../../declaration/input.ts';
import { forceInput, IMAGE_VARIABLES, imageInputs, skipGpuInput } from '../run-inputs.ts';

export default command({
  name: 'rank',
  group: 'A submission',
  summary: 'rank descriptors as the platform does',
  inputs: {
    query: path({ help: 'query descriptors (npz)', positional: true, required: true }),
    reference: path({ help: 'reference descriptors (npz)', positional: true, required: true }),
    out: path({ help: 'rankings to write (CSV: query_id, ref_id, score)', required: true }),
    ...forceInput,
    ...imageInputs,
    ...skipGpuInput,
  },
  exits: ['invalidSubmission'],
  report: { what: 'what was ranked' },
  variables: IMAGE_VARIABLES,
  make: false,
  async run({ query, reference, out, force, image, variant, skipGpu, ...rest }, ports) {
    const { rankDescriptors } = await import('./rank.ts');
    const inputs = { query, reference, out, force, image, variant, skipGpu };
    return ended(rest, { outputs: {}, report: await rankDescriptors(inputs, ports) });
  },
});
