import { command, ended } from '../../../declaration/command.ts';
import { list } from '../../../declaration/input.ts';
import { ENGINE_VARIABLES, REGISTRY_VARIABLES } from '../../../declaration/variables.ts';
import { imageInputs, skipGpuInput } from '../../submission/run-inputs.ts';

export default command({
  name: 'test-container',
  group: 'Images',
  summary: "run the image's own tests in the image",
  inputs: {
    pytest: list({ help: 'arguments of pytest, after --', positional: true }),
    ...imageInputs,
    ...skipGpuInput,
  },
  exits: ['checkFailed'],
  variables: [...ENGINE_VARIABLES, 'VSC_IMAGE_NAME', ...REGISTRY_VARIABLES],
  async run({ pytest = [], image, variant, skipGpu, ...rest }, ports) {
    const { testContainer } = await import('./test-container.ts');
    await testContainer({ image, variant, skipGpu, arguments: pytest }, ports);
    return ended(rest, { outputs: {} });
  },
});
