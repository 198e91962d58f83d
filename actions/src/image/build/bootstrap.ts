import { mkdtemp, rm } from 'node:fs/promises';
import { machine, tmpdir } from 'node:os';
import path from 'node:path';
import type { Engine } from '../../container/connect.ts';
import { inspectImage, tagImage } from '../../container/local-images.ts';
import { SurroundingsError } from '../../errors.ts';
import { aptInstall } from '../../machine/apt-install.ts';
import type { Ports } from '../../ports.ts';
import { lastLines } from '../../text.ts';
import { aptMirror, mirrored, unmirrored } from '../context/mirrors.ts';
import { type Architecture, foreignPlatform, goArchitecture } from '../platform.ts';
import { readEvents } from '../transfer/engine-stream.ts';
import { settleConfig } from './settle-config.ts';

/** The base made here, instead of debian:bookworm-slim. */
export const BOOTSTRAPPED_BASE = 'vsc-debian-base:bookworm-slim';

/** The name of the base for a processor: BOOTSTRAPPED_BASE for the engine's own. */
export function bootstrappedBase(
  architecture: Architecture,
  engine: Pick<Engine, 'architecture'>,
): string {
  const isOwn = foreignPlatform(architecture, engine).platform === undefined;
  return isOwn ? BOOTSTRAPPED_BASE : `${BOOTSTRAPPED_BASE}-${architecture}`;
}

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
 * Makes Debian 12's smallest system from Debian's packages and imports it under the name of bootstrappedBase.
 * mmdebstrap is installed by apt if it is missing.
 *
 * @param made.reason why the base cannot be pulled
 * @param made.date what is written while unpacking gets it, in seconds since 1970; packages keep theirs
 * @param made.architecture another than this machine's needs an emulator: programs of the new system run
 * @throws SurroundingsError if this machine cannot do it: no root, no apt, no mirror, no emulator.
 */
export async function bootstrapBase(
  engine: Engine,
  made: { architecture: Architecture; reason: string; date: string },
  ports: Ports,
): Promise<void> {
  const { exec, log, env, signal } = ports;
  const mirror = aptMirror(env);
  await needTools(made.reason, ports);
  if (made.architecture !== goArchitecture(machine())) await needEmulator(made.architecture, ports);
  const folder = await mkdtemp(path.join(env['TMPDIR'] ?? tmpdir(), 'vsc-base-'));
  const step = log.step("Making the base image from Debian's packages");
  try {
    const tar = path.join(folder, 'base.tar');
    const excludes = LEFT_OUT.map((name) => `--dpkgopt=path-exclude=/usr/share/${name}/*`);
    const settings = [...excludes, '--dpkgopt=path-include=/usr/share/doc/*/copyright'];
    // mmdebstrap takes this machine's. The engine mounts them; if they were missing, each build step would create
    // them anew. podman mounts no resolv.conf in a container without a network: a look-up of a name then asks
    // TEST-NET-1 (RFC 5737), for which the kernel finds no route and counts that, and not the container itself.
    const mounted = '"$1/etc/hostname" "$1/etc/hosts" "$1/etc/resolv.conf"';
    const nowhere = 'echo nameserver 192.0.2.1 > "$1/etc/resolv.conf"';
    const hook = `--customize-hook=rm -f ${mounted} && touch ${mounted} && ${nowhere}`;
    const result = await exec(
      'mmdebstrap',
      [
        '--mode=root',
        '--variant=minbase',
        `--architectures=${made.architecture}`,
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
    const name = bootstrappedBase(made.architecture, engine);
    const platform = foreignPlatform(made.architecture, engine);
    const stream = await engine.docker.importImage(tar, { repo: name, changes, ...platform });
    await readEvents(stream, () => undefined);
    await nameArchitecture(engine, name, made);
    step.done("Made the base image from Debian's packages");
  } catch (error) {
    step.fail();
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Docker 20.10 imports everything as for its own processor, and builds on it for no other. */
async function nameArchitecture(
  engine: Engine,
  name: string,
  { architecture, date }: { architecture: Architecture; date: string },
): Promise<void> {
  const image = await inspectImage(engine, name);
  if (image === undefined || image.Architecture === architecture) return;
  const id = await settleConfig(engine, { ...image, Architecture: architecture }, date);
  if (id === undefined) return;
  await tagImage(engine, id, name);
  await engine.docker.getImage(image.Id).remove();
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

/** mmdebstrap asks arch-test as well, in other words. An emulator is a matter of the whole machine: its owner's. */
async function needEmulator(
  architecture: Architecture,
  { exec, log }: Pick<Ports, 'exec' | 'log'>,
): Promise<void> {
  const runs = async () => (await exec('arch-test', [architecture])).exitCode === 0;
  const can = await runs().catch(async () => {
    await aptInstall(['arch-test'], `it says what runs programs for ${architecture}`, exec, log);
    return runs();
  });
  if (can) return;
  throw new SurroundingsError(`this machine can't run programs for ${architecture}`, {
    next: 'install an emulator: apt-get install qemu-user-static binfmt-support (or unset DOCKER_DEFAULT_PLATFORM)',
  });
}

function failure(exitCode: number, output: string): SurroundingsError {
  const lines = lastLines(output, 5);
  return new SurroundingsError(`mmdebstrap ended with exit code ${exitCode}:\n  ${lines}`, {
    next: 'check that deb.debian.org, or VSC_APT_MIRROR, can be reached, and run this again',
  });
}
