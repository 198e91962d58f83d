import { command, ended, type Failure } from '../../../declaration/command.ts';
import { ExitCode } from '../../../errors.ts';
import type { Diagnosis } from '../../../machine/facts.ts';
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
    const { doctor } = await import('./doctor.ts');
    const { doctorView } = await import('./doctor-view.ts');
    const diagnoses = await doctor(ports);
    return ended(rest, {
      outputs: {},
      view: doctorView(diagnoses),
      report: diagnoses,
      failure: doctorFailure(diagnoses),
    });
  },
});

/** Fails if something keeps a submission from running. */
function doctorFailure(diagnoses: readonly Diagnosis[]): Failure | undefined {
  const bad = diagnoses.filter(({ state }) => state === 'bad');
  const [first] = bad;
  if (first === undefined) return undefined;
  return {
    exitCode: ExitCode.checkFailed,
    message: `to fix on this machine: ${bad.map(({ name }) => name).join('; ')}`,
    next: first.next ?? null,
  };
}
