import { command, ended } from '../../../declaration/command.ts';
import { flag } from '../../../declaration/input.ts';
import { ENGINE_VARIABLES } from '../../../declaration/variables.ts';

export default command({
  name: 'doctor',
  group: 'This machine',
  summary: 'report what this machine has, what it needs and what to do',
  inputs: {
    report: flag({
      help: 'print it as Markdown for an issue, without names of you and your network',
    }),
  },
  exits: ['checkFailed'],
  report: { what: 'the result' },
  variables: [...ENGINE_VARIABLES, 'VSC_IMAGE_NAME'],
  async run({ report, ...rest }, ports) {
    const { doctor, doctorView, doctorIssueText } = await import('./doctor.ts');
    const { diagnosesFailure } = await import('../../diagnoses.ts');
    const diagnoses = await doctor(ports);
    return ended(rest, {
      outputs: {},
      ...(report
        ? { text: doctorIssueText(diagnoses, ports.env) }
        : { view: doctorView(diagnoses) }),
      report: diagnoses,
      failure: diagnosesFailure('on this machine', diagnoses),
    });
  },
});
