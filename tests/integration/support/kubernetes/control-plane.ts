/**
 * The control plane of a Kubernetes cluster for tests: etcd, kube-apiserver and kube-controller-manager on free
 * ports of 127.0.0.1, with all they keep in a folder. It has no node, so no pod of it ever runs:
 * `Pods` says what became of one in a kubelet's place.
 */
import type { KubeConfig } from '@kubernetes/client-node';
import { type ChildProcess, spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { OutputTail } from '../../../../actions/src/container/output-tail.ts';
import { freePorts } from '../../../harness/http/free-ports.ts';

export interface ControlPlane {
  /** The kubeconfig's text of a user: ADMIN may do all, the others what roles give them. */
  kubeconfig(user: string): string;
  /** The administrator's. */
  readonly config: KubeConfig;
  close(): Promise<void>;
}

const ADMIN = 'admin';
/** What a Job takes: without the others it starts in half the time. */
const CONTROLLERS = 'job-controller,garbage-collector-controller,serviceaccount-controller';
const START_SECONDS = 120;

/** @param program what `goProgram('control-plane')` gives @param users who have no rights at first */
export async function startControlPlane(
  program: string,
  users: readonly string[],
): Promise<ControlPlane> {
  const { KubeConfig } = await import('@kubernetes/client-node');
  const folder = await mkdtemp(path.join(tmpdir(), 'control-plane-'));
  const at = (name: string) => path.join(folder, name);
  const [etcd, peer, api] = (await freePorts(3)).map((port) => `127.0.0.1:${port}`);
  const [, port = ''] = api?.split(':') ?? [];
  const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  await writeFile(at('key'), key.export({ type: 'pkcs8', format: 'pem' }));
  const tokens = users.map((user) => `${tokenOf(user)},${user},${user}\n`);
  await writeFile(
    at('tokens'),
    [`${tokenOf(ADMIN)},${ADMIN},${ADMIN},system:masters\n`, ...tokens].join(''),
  );
  const kubeconfig = (user: string) =>
    configOf({ server: `https://${api}`, authority: at('certificates/apiserver.crt'), user });
  const log = new OutputTail();
  const children: ChildProcess[] = [];
  const start = (daemon: string, flags: Readonly<Record<string, string>>) => {
    const args = [daemon, ...Object.entries(flags).map((flag) => `--${flag.join('=')}`)];
    const child = spawn(program, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => log.push(chunk));
    children.push(child);
  };
  const close = async () => {
    for (const child of children) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    }
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    start('etcd', {
      'data-dir': at('etcd'),
      'listen-client-urls': `http://${etcd}`,
      'advertise-client-urls': `http://${etcd}`,
      'listen-peer-urls': `http://${peer}`,
      'unsafe-no-fsync': 'true',
    });
    start('kube-apiserver', {
      'etcd-servers': `http://${etcd}`,
      'bind-address': '127.0.0.1',
      'secure-port': port,
      'cert-dir': at('certificates'),
      'token-auth-file': at('tokens'),
      'authorization-mode': 'RBAC',
      'service-cluster-ip-range': '10.0.0.0/24',
      'service-account-key-file': at('key'),
      'service-account-signing-key-file': at('key'),
      'service-account-issuer': 'https://kubernetes.default.svc',
      'endpoint-reconciler-type': 'none',
    });
    const config = new KubeConfig();
    await ready(config, () => kubeconfig(ADMIN), children);
    await writeFile(at('config'), kubeconfig(ADMIN));
    start('kube-controller-manager', {
      kubeconfig: at('config'),
      controllers: CONTROLLERS,
      'service-account-private-key-file': at('key'),
      'leader-elect': 'false',
      'secure-port': '0',
    });
    return { kubeconfig, config, close };
  } catch (error) {
    await close();
    throw new Error(`the control plane did not start: ${log.text.slice(-3000)}`, { cause: error });
  }
}

const tokenOf = (user: string) => `token-of-${user}`;

function configOf(of: { server: string; authority: string; user: string }): string {
  return `apiVersion: v1
kind: Config
current-context: here
contexts: [{ name: here, context: { cluster: here, user: '${of.user}', namespace: videos } }]
clusters: [{ name: here, cluster: { server: '${of.server}', certificate-authority-data: ${readFileSync(of.authority, 'base64')} } }]
users: [{ name: '${of.user}', user: { token: ${tokenOf(of.user)} } }]
`;
}

/** Until the server's own checks pass: its certificate and its first roles are made meanwhile. */
async function ready(
  config: KubeConfig,
  text: () => string,
  children: readonly ChildProcess[],
): Promise<void> {
  const { CoreV1Api } = await import('@kubernetes/client-node');
  const until = performance.now() + START_SECONDS * 1000;
  for (;;) {
    try {
      config.loadFromString(text());
      const core = config.makeApiClient(CoreV1Api);
      // RBAC's bootstrap makes them all at the end of the start.
      await core.readNamespace({ name: 'kube-system' });
      return;
    } catch (error) {
      const ended = children.some(({ exitCode }) => exitCode !== null);
      if (ended || performance.now() > until) throw error;
      await sleep(250);
    }
  }
}
