import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Engine } from '../../container/connect.ts';
import { SurroundingsError } from '../../errors.ts';
import { aptInstall } from '../../machine/apt-install.ts';
import type { Ports } from '../../ports.ts';
import { lastLines } from '../../text.ts';
import { aptMirror, mirrored, unmirrored } from '../context/mirrors.ts';
import { readEvents } from '../transfer/engine-stream.ts';

/** The base made here, instead of debian:bookworm-slim. */
export const BOOTSTRAPPED_BASE = 'vsc-debian-base:bookworm-slim';

const SUITES = [
  'deb http://deb.debian.org/debian bookworm main',
  'deb http://deb.debian.org/debian bookworm-updates main',
  'deb http://deb.debian.org/debian-security bookworm-security main',
];
/** That of the new system, in a hook. */
const SOURCES_LIST = '"$1/etc/apt/sources.list"';
/**
 * /usr is merged as in Debian's own image. Apt would take `usrmerge`, the first package that serves, with
 * all of Perl: 47 MB.
 */
const PREFERENCES = '"$1/etc/apt/preferences.d/without-perl"';
const WITHOUT_PERL = [
  '--hook-dir=/usr/share/mmdebstrap/hooks/merged-usr',
  `--setup-hook=mkdir -p "$1/etc/apt/preferences.d" && printf 'Package: usrmerge\\nPin: release *\\nPin-Priority: -1\\n' > ${PREFERENCES}`,
  `--customize-hook=rm ${PREFERENCES}`,
];
const LEFT_OUT = ['doc', 'info', 'lintian', 'locale', 'man'];

/**
 * Makes Debian 12's smallest system from Debian's packages and imports it as BOOTSTRAPPED_BASE.
 * mmdebstrap is installed by apt if it is missing.
 *
 * @param made.reason why the base cannot be pulled
 * @param made.date what is written while unpacking gets it, in seconds since 1970; packages keep theirs
 * @throws SurroundingsError if this machine cannot do it: no root, no apt, no mirror.
 */
export async function bootstrapBase(
  engine: Engine,
  made: { reason: string; date: string },
  ports: Ports,
): Promise<void> {
  const { exec, log, env, signal } = ports;
  const mirror = aptMirror(env);
  await needTools(made.reason, ports);
  const folder = await mkdtemp(path.join(env['TMPDIR'] ?? tmpdir(), 'vsc-base-'));
  const step = log.step("Making the base image from Debian's packages");
  try {
    const tar = path.join(folder, 'base.tar');
    const excludes = LEFT_OUT.map((name) => `--dpkgopt=path-exclude=/usr/share/${name}/*`);
    const settings = [...excludes, '--dpkgopt=path-include=/usr/share/doc/*/copyright'];
    // The engine mounts these two; if they were missing, each build step would create them anew.
    const hook = '--customize-hook=touch "$1/etc/hosts" "$1/etc/resolv.conf"';
    const result = await exec(
      'mmdebstrap',
      [
        '--mode=root',
        '--variant=minbase',
        ...WITHOUT_PERL,
        ...settings,
        hook,
        ...(mirror === undefined ? [] : [`--customize-hook=${unmirrored(mirror, SOURCES_LIST)}`]),
        'bookworm',
        tar,
        ...mirrored(SUITES, mirror),
      ],
      { env: { SOURCE_DATE_EPOCH: made.date } },
    );
    signal.throwIfAborted();
    if (result.exitCode !== 0) throw failure(result.exitCode, result.stderr);
    step.update('importing');
    const changes = 'CMD ["bash"]';
    // With the tag in it: podman does not read one that is given beside it.
    const stream = await engine.docker.importImage(tar, { repo: BOOTSTRAPPED_BASE, changes });
    await readEvents(stream, () => undefined);
    step.done("Made the base image from Debian's packages");
  } catch (error) {
    step.fail();
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function needTools(reason: string, { exec, log }: Ports): Promise<void> {
  const has = async (program: string) =>
    exec(program, ['--version']).then(
      ({ exitCode }) => exitCode === 0,
      () => false,
    );
  if (process.getuid?.() !== 0 || !(await has('apt-get'))) {
    throw new SurroundingsError(`the base image debian:bookworm-slim cannot be pulled: ${reason}`, {
      next: 'give the engine access to docker.io; without it, only root on Debian or Ubuntu can build',
    });
  }
  if (!(await has('mmdebstrap'))) {
    const packages = ['mmdebstrap', 'debian-archive-keyring'];
    await aptInstall(packages, 'it makes the base image', exec, log);
  }
}

function failure(exitCode: number, output: string): SurroundingsError {
  const lines = lastLines(output, 5);
  return new SurroundingsError(`mmdebstrap ended with exit code ${exitCode}:\n  ${lines}`, {
    next: 'check that deb.debian.org, or VSC_APT_MIRROR, can be reached, and run this again',
  });
}
