import { connect, type Engine, isLate } from '../../../container/connect.ts';
import { SurroundingsError, UserError } from '../../../errors.ts';
import { planEngine } from '../../../machine/engine-plan.ts';
import { aptInstall } from '../../../machine/apt-install.ts';
import { readMachine, startEngine } from '../../../machine/engine-start.ts';
import type { Ports } from '../../../ports.ts';

/**
 * Makes sure that a container engine answers: installs and starts one as root on Debian or Ubuntu,
 * saying so.
 *
 * @throws UserError that says what to install and how to start it, anywhere else.
 */
export async function setUpMachine(ports: Ports): Promise<Engine> {
  const { env, exec, log } = ports;
  try {
    return await connect(env);
  } catch (error) {
    if (!(error instanceof UserError) || isThere(error.cause)) throw error;
  }
  const machine = await readMachine(env);
  const plan = planEngine(machine);
  if (plan.kind === 'refuse') throw new SurroundingsError(plan.message, { next: plan.next });
  if (plan.install) await aptInstall(['docker.io'], 'no engine was found', exec, log);
  const answers = async () => {
    try {
      await connect(env);
      return true;
    } catch {
      return false;
    }
  };
  await startEngine(machine, exec, log, answers);
  return connect(env);
}

/** An engine runs, but this user may not use it, or it is silent: another one would not help. */
function isThere(cause: unknown): boolean {
  return isLate(cause) || (cause instanceof Error && 'code' in cause && cause.code === 'EACCES');
}
