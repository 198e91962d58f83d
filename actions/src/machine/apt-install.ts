import { SurroundingsError } from '../errors.ts';
import type { Exec, Log } from '../ports.ts';
import { lastLines } from '../text.ts';

/**
 * Installs Debian packages on this machine, saying so. Needs root; the caller has decided that it
 * may. `why` stands in the message, such as `no engine was found`.
 *
 * @throws SurroundingsError with apt-get's last lines.
 */
export async function aptInstall(
  packages: readonly string[],
  why: string,
  exec: Exec,
  log: Log,
): Promise<void> {
  const names = packages.join(' and ');
  const step = log.step(`Installing ${names} with apt-get (${why})`);
  // The lists of a fresh machine are empty; a lock held by another apt run is waited for.
  const apt = ['-qq', '-o', 'DPkg::Lock::Timeout=120'];
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [['update'], ['install', '--yes', '--no-install-recommends', ...packages]]) {
    const result = await exec('apt-get', [...apt, ...args], { env });
    if (result.exitCode === 0) continue;
    step.fail();
    const lines = lastLines(`${result.stdout}\n${result.stderr}`, 5);
    throw new SurroundingsError(
      `apt-get ${args[0]} failed (exit code ${result.exitCode}):\n  ${lines}`,
      {
        next: `fix the package manager, or install ${names} yourself, and run this again`,
      },
    );
  }
  step.done(`Installed ${names} with apt-get`);
}
