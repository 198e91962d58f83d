import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { access, constants } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chosenEngine } from '../container/endpoint.ts';
import { SurroundingsError } from '../errors.ts';
import type { Exec, Log } from '../ports.ts';
import { type Machine, osIds } from './engine-plan.ts';

const DAEMON_LOG = '/var/log/dockerd.log';
/** A daemon starts in seconds; one with many images on a slow disk takes longer. */
const START_DEADLINE_MS = 60_000;
/** Short beside what the daemon takes, so that nobody waits for the next look. */
const POLL_MS = 250;

/** Reads the facts of this machine that `planEngine` decides by. */
export async function readMachine(
  env: Readonly<Record<string, string | undefined>>,
): Promise<Machine> {
  const osRelease = '/etc/os-release';
  return {
    platform: process.platform,
    osIds: existsSync(osRelease) ? osIds(readFileSync(osRelease, 'utf8')) : [],
    root: process.getuid?.() === 0,
    hasDaemon: (await findDaemon(env['PATH'])) !== undefined,
    systemd: existsSync('/run/systemd/system'),
    chosen: chosenEngine(env),
  };
}

/**
 * Starts the Docker daemon, by systemd if it runs, else as a process of its own that outlives
 * this one, and waits until `answers` is true.
 */
export async function startEngine(
  machine: Machine,
  exec: Exec,
  log: Log,
  answers: () => Promise<boolean>,
): Promise<void> {
  const step = log.step('Starting the Docker daemon');
  if (machine.systemd) await exec('systemctl', ['start', 'docker']);
  else spawnDaemon();
  for (let waited = 0; waited < START_DEADLINE_MS; waited += POLL_MS) {
    if (await answers()) {
      step.done(
        machine.systemd ? 'Started the Docker daemon' : `Started dockerd; its log is ${DAEMON_LOG}`,
      );
      return;
    }
    await sleep(POLL_MS);
  }
  step.fail();
  throw new SurroundingsError(
    `the Docker daemon did not answer within ${START_DEADLINE_MS / 1000} s`,
    {
      next: machine.systemd ? 'see journalctl -u docker' : `see the end of ${DAEMON_LOG}`,
    },
  );
}

function spawnDaemon(): void {
  const log = openSync(DAEMON_LOG, 'a');
  const daemon = spawn('dockerd', [], { detached: true, stdio: ['ignore', log, log] });
  // One that can't be started never answers: that is reported.
  daemon.once('error', () => undefined).unref();
  closeSync(log);
}

async function findDaemon(searchPath = ''): Promise<string | undefined> {
  for (const folder of [...searchPath.split(':'), '/usr/sbin', '/sbin'].filter(Boolean)) {
    const file = path.join(folder, 'dockerd');
    try {
      await access(file, constants.X_OK);
      return file;
    } catch {
      // Not in this folder.
    }
  }
  return undefined;
}
