import { command, ended } from '../../../declaration/command.ts';
import { ENGINE_VARIABLES } from '../../../declaration/variables.ts';

export default command({
  name: 'doctor',
  group: 'This machine',
  summary: 'report what this machine has, what is wanted and what to do',
  inputs: {},
  exits: ['checkFailed'],
  report: { what: 'the result' },
  variables: [...ENGINE_VARIABLES, 'VSC_IMAGE_NAME'],
  async run(rest, ports) {
    const { doctor, doctorView } = await import('./doctor.ts');
    const { diagnosesFailure } = await import('../../diagnoses.ts');
    const diagnoses = await doctor(ports);
    return ended(rest, {
      outputs: {},
      view: doctorView(diagnoses),
      report: diagnoses,
      failure: diagnosesFailure('on this machine', diagnoses),
    });
  },
});
