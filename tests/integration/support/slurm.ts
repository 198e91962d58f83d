/**
 * A Slurm for tests: munge, a controller and nodes on this machine, of Debian's packages, which are downloaded
 * with apt and unpacked under .cache/. Slurm finds its parts at fixed places, so all of it runs in a mount
 * namespace whose /usr has them on top; nothing of the machine changes. Each node has a host name of its own,
 * so that what runs on it takes itself for another machine's; the container engine is this machine's.
 */
import { execFile, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { connect } from '../../../actions/src/container/connect.ts';
import { removeContainer } from '../../../actions/src/container/remove.ts';
import { OWNER_LABEL } from '../../../actions/src/container/spec.ts';
import { freePorts } from '../../harness/http/free-ports.ts';

const run = promisify(execFile);
const CACHE = path.resolve(import.meta.dirname, '../../../.cache/slurm');
const PACKAGES = [
  'slurmctld',
  'slurmd',
  'slurm-client',
  'slurm-wlm-basic-plugins',
  'munge',
  'libmunge2',
  'libhwloc15',
  'liblua5.1-0',
];
/** Debian chooses among builds of Slurm by alternatives. */
const DAEMONS = ['slurmctld', 'slurmd', 'slurmstepd'];
const CLIENTS = ['sbatch', 'scancel', 'scontrol', 'sinfo', 'squeue'];

export interface Slurm {
  /** The folder of sbatch and the other clients of this Slurm. */
  readonly bin: string;
  /** Ends a node with all that runs on it, its containers too, as a power cut does. */
  kill(node: string): Promise<void>;
  close(): Promise<void>;
}

/** Whether this machine can run it: as root, on Debian or Ubuntu, with Debian's packages at hand. */
export function canStartSlurm(): boolean {
  if (process.getuid?.() !== 0) return false;
  try {
    for (const program of ['unshare', 'nsenter', 'apt-get']) execFileSync(program, ['--version']);
    if (!existsSync(CACHE)) download();
    return true;
  } catch {
    return false;
  }
}

/** Starts a cluster whose nodes have one processor each, and waits until they are idle. */
export async function startSlurm(nodes: readonly string[]): Promise<Slurm> {
  const folder = await mkdtemp(path.join(tmpdir(), 'slurm-'));
  const at = (name: string) => path.join(folder, name);
  // Jobs and munge go through it.
  await chmod(folder, 0o755);
  for (const name of ['state', 'bin', ...nodes]) await mkdir(at(name));
  await writeFile(at('munge.key'), randomBytes(1024), { mode: 0o600 });
  const ports = await freePorts(nodes.length + 1);
  await writeFile(at('slurm.conf'), configuration(folder, nodes, ports));
  await writeFile(at('start.sh'), script(folder, nodes));
  // With a process namespace of its own, so that nothing outlives it.
  const namespace = ['--mount', '--pid', '--fork', '--mount-proc', '--kill-child'];
  const child = spawn('unshare', [...namespace, 'sh', at('start.sh')], {
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const close = async () => {
    for (const node of nodes) await removeContainers(hostOf(folder, node));
    if (child.exitCode === null && child.signalCode === null) {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    }
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const inside = await firstChild(child.pid ?? 0);
    for (const name of CLIENTS) {
      const enter = `nsenter --mount=/proc/${inside}/ns/mnt --wd="$PWD"`;
      const line = `exec ${enter} env SLURM_CONF=${at('slurm.conf')} /usr/bin/${name} "$@"`;
      await writeFile(at(`bin/${name}`), `#!/bin/sh\n${line}\n`, { mode: 0o755 });
    }
    await idle(at('bin/sinfo'), nodes.length);
    return { bin: at('bin'), kill: async (node) => killNode(folder, node), close };
  } catch (error) {
    const log = await readFile(at('slurmctld.log'), 'utf8').catch(() => 'no log');
    await close();
    throw new Error(`Slurm did not start: ${log.slice(-2000)}`, { cause: error });
  }
}

/** The host name of a node: no other test's, for containers are known by it. */
function hostOf(folder: string, node: string): string {
  return `${node}-${path.basename(folder)}`;
}

/**
 * slurm.conf(5). A node that does not answer for `SlurmdTimeout` is down; `cred_expire` later its jobs may start
 * elsewhere.
 */
function configuration(folder: string, nodes: readonly string[], ports: readonly number[]): string {
  return `ClusterName=test
SlurmctldHost=${hostname()}(127.0.0.1)
SlurmUser=root
SlurmdUser=root
SlurmctldPort=${ports[0]}
AuthType=auth/munge
CredType=cred/munge
AuthInfo=socket=${folder}/munge.sock,cred_expire=10
StateSaveLocation=${folder}/state
SlurmdSpoolDir=${folder}/%n
SlurmctldPidFile=${folder}/slurmctld.pid
SlurmdPidFile=${folder}/slurmd-%n.pid
SlurmctldLogFile=${folder}/slurmctld.log
SlurmdLogFile=${folder}/slurmd-%n.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SwitchType=switch/none
MpiDefault=none
JobAcctGatherType=jobacct_gather/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
MailProg=/bin/true
SchedulerParameters=sched_interval=1,batch_sched_delay=0
SlurmdParameters=config_overrides
SlurmdTimeout=5
KillWait=1
ReturnToService=2
${nodes
  .map(
    (node, index) =>
      `NodeName=${node} NodeHostname=${hostOf(folder, node)} NodeAddr=127.0.0.1 Port=${ports[index + 1]} CPUs=1`,
  )
  .join('\n')}
PartitionName=all Nodes=${nodes.join(',')} Default=YES MaxTime=INFINITE State=UP
`;
}

function script(folder: string, nodes: readonly string[]): string {
  return `set -e
mount -t overlay overlay -o lowerdir=${CACHE}/usr:/usr /usr
cd ${folder}
munged --force --key-file=$PWD/munge.key --socket=$PWD/munge.sock --pid-file=$PWD/munged.pid \
  --log-file=$PWD/munged.log --seed-file=$PWD/munge.seed
slurmctld -D -f $PWD/slurm.conf > slurmctld.out 2>&1 < /dev/null &
${nodes
  .map(
    (node) => `unshare --uts sh -c 'echo ${hostOf(folder, node)} > /proc/sys/kernel/hostname &&
  exec slurmd -D -N ${node} -f ${folder}/slurm.conf' > ${node}.out 2>&1 < /dev/null &`,
  )
  .join('\n')}
# Until the test is gone, whatever ended it.
cat > /dev/null
`;
}

/** The process inside the namespaces, as the machine numbers it: `unshare --fork` has one child. */
async function firstChild(pid: number): Promise<number> {
  for (let tries = 0; tries < 100; tries++) {
    const file = `/proc/${pid}/task/${pid}/children`;
    const text = await readFile(file, 'utf8').catch(() => '');
    if (text.trim() !== '') return Number.parseInt(text, 10);
    await sleep(20);
  }
  throw new Error('unshare started nothing');
}

async function idle(sinfo: string, nodes: number): Promise<void> {
  let last = '';
  for (let tries = 0; tries < 300; tries++) {
    const { stdout } = await run(sinfo, ['--noheader', '--format=%D %t']).catch(() => ({
      stdout: '',
    }));
    last = stdout.trim();
    if (last === `${nodes} idle`) return;
    await sleep(100);
  }
  throw new Error(`the nodes are: ${last}`);
}

/** Its daemon, what its jobs run, and the step daemons that watch them. */
async function killNode(folder: string, node: string): Promise<void> {
  const { stdout } = await run('pgrep', ['--full', `slurmd -D -N ${node} -f ${folder}/`]);
  const pids = new Set(stdout.trim().split('\n').map(Number));
  for (const name of await readdir('/proc')) {
    const of = (file: string) => readFile(`/proc/${name}/${file}`, 'utf8').catch(() => '');
    if (!/^\d+$/.test(name) || !(await of('environ')).includes(`\0SLURMD_NODENAME=${node}\0`))
      continue;
    pids.add(Number(name));
    const parent = /^PPid:\s*(\d+)/m.exec(await of('status'))?.[1] ?? '';
    const program = await readFile(`/proc/${parent}/comm`, 'utf8').catch(() => '');
    if (program.startsWith('slurmstepd')) pids.add(Number(parent));
  }
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has gone with another one.
    }
  }
  await removeContainers(hostOf(folder, node));
}

/** The engine of a node that has no power has no containers. */
async function removeContainers(host: string): Promise<void> {
  const { docker } = await connect(process.env);
  const all = await docker.listContainers({ all: true, filters: { label: [OWNER_LABEL] } });
  const own = all.filter(({ Labels }) => Labels[OWNER_LABEL]?.startsWith(`${host}/`) === true);
  for (const { Id } of own) await removeContainer(docker.getContainer(Id));
}

function download(): void {
  mkdirSync(path.dirname(CACHE), { recursive: true });
  const folder = mkdtempSync(`${CACHE}-`);
  try {
    execFileSync('apt-get', ['download', ...PACKAGES], { cwd: folder, stdio: 'pipe' });
    for (const name of readdirSync(folder)) {
      if (name.endsWith('.deb')) execFileSync('dpkg', ['-x', path.join(folder, name), folder]);
    }
    for (const name of DAEMONS) symlinkSync(`${name}-wlm`, path.join(folder, 'usr/sbin', name));
    renameSync(folder, CACHE);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
