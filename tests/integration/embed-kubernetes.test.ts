import { load } from 'js-yaml';
import { BatchV1Api, type V1Job, type V1Pod } from '@kubernetes/client-node';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { embedDataset } from '../../actions/src/commands/submission/embed/embed.ts';
import { connect } from '../../actions/src/container/connect.ts';
import { OutputTail } from '../../actions/src/container/output-tail.ts';
import { runContainer } from '../../actions/src/container/run.ts';
import { Registry } from '../../actions/src/registry/client/client.ts';
import { startRegistry, type TestRegistry } from '../harness/registry/registry.ts';
import { putTestImage } from '../harness/registry/test-image.ts';
import { goProgram } from '../support/programs/go-programs.ts';
import type { TemporaryRoot } from '../support/repositories/temporary-root.ts';
import { isSoak } from '../support/soak.ts';
import {
  descriptorDigests,
  descriptorsOf,
  embedInputs,
  embedRoot,
  enginePorts,
  MAIN,
  runsIn,
} from './support/embed-root.ts';
import { type ControlPlane, startControlPlane } from './support/kubernetes/control-plane.ts';
import { indexOf, Pods } from './support/kubernetes/pods.ts';
import { prepareNamespace } from './support/kubernetes/roles.ts';
import { podContainer } from './support/pod-container.ts';
import { claimsOf, give, sharedRoot } from './support/shared-root.ts';

const program = isSoak() ? await goProgram('control-plane') : undefined;
const canRun = program !== undefined && process.getuid?.() === 0;
/** Who submits: pods are never root. */
const UID = 64_000;
const NAMESPACE = 'videos';
/** `ana` may do what Jobs take, in this namespace; `guest` may nothing. */
const USERS = ['ana', 'guest'];

describe.runIf(canRun)('embed on the control plane of a Kubernetes cluster', () => {
  let plane: ControlPlane;
  let registry: TestRegistry;
  let pods: Pods;
  let whole: Record<string, string>;
  const finished: (() => Promise<void>)[] = [];

  beforeAll(async () => {
    // Pods have a /tmp of their own.
    vi.stubEnv('TMPDIR', '/var/tmp');
    plane = await startControlPlane(program ?? '', USERS);
    finished.push(() => plane.close());
    pods = new Pods(plane.config, NAMESPACE);
    const claims = ['work', 'program'];
    await prepareNamespace(plane.config, { namespace: NAMESPACE, user: 'ana', claims });
    registry = await startRegistry({ inMemory: true });
    finished.push(() => registry.close());
    const { signal } = new AbortController();
    const own = new Registry({ host: registry.host, repository: 'own', signal });
    await putTestImage(own, 'lite', 'a'.repeat(40), { tag: 'lite' });
    const unbroken = await embedRoot((cleanup) => void finished.push(cleanup));
    await embedDataset(embedInputs(), enginePorts(unbroken));
    whole = descriptorDigests(unbroken);
  });
  afterAll(async () => {
    for (const cleanup of finished) await cleanup();
    vi.unstubAllEnvs();
  });
  // What a test that has failed left would be in the next one's way.
  afterEach(async () => {
    for (const { metadata } of await pods.jobs()) await pods.delete(metadata?.name ?? '');
  });

  async function root(main = MAIN): Promise<TemporaryRoot> {
    const made = await sharedRoot((cleanup) => void finished.push(cleanup), main);
    const files = USERS.concat('admin').map((user) => [`of-${user}`, plane.kubeconfig(user)]);
    await made.write(Object.fromEntries(files));
    give(made, UID);
    return made;
  }

  /** Starts `vsc embed --on kubernetes --shards 2` as the user of the folder. */
  function start(
    at: TemporaryRoot,
    user: string,
    more: readonly string[] = [],
    claims = claimsOf(at),
  ) {
    const image = `${registry.host}/own:lite`;
    const options = ['--dataset', 'train', '--image', image, '--skip-gpu', '--chunk', '4', ...more];
    const words = [
      'embed',
      '--on',
      'kubernetes',
      '--shards',
      '2',
      ...options,
      '--claim',
      ...claims,
    ];
    const child = spawn(at.path('scripts/vsc'), words, {
      cwd: at.root,
      uid: UID,
      gid: UID,
      env: { PATH: process.env['PATH'], HOME: at.root, KUBECONFIG: at.path(`of-${user}`) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const printed = new OutputTail();
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => printed.push(chunk));
    }
    return { child, printed, ended: endOf(child, printed) };
  }

  const vsc = (...call: Parameters<typeof start>) => start(...call).ended;

  /** Runs what a pod runs in a container, and reports its end. @param exitCode another than its own */
  async function run(
    pod: V1Pod,
    exitCode?: number,
    conditions?: { type: string; status: string }[],
  ) {
    const [job] = await pods.jobs();
    const spec = { ...podContainer(job!, indexOf(pod)), image: inject('liteImage') };
    const { signal } = new AbortController();
    const ran = await runContainer(await connect(process.env), spec, { signal });
    await pods.end(pod, exitCode ?? ran.exitCode, conditions);
    return ran.exitCode;
  }

  it('names what the cluster does not have or does not allow, and submits nothing', async () => {
    const at = await root();
    const next = `next:  kubectl -n ${NAMESPACE} auth can-i create jobs; --namespace names another one`;
    expect(await vsc(at, 'guest')).toEqual({
      code: 3,
      printed: expect.stringMatching(
        /error: the cluster refuses: jobs\.batch "vsc-embed-train-\w+" is forbidden: User "guest" cannot get/,
      ),
    });
    expect((await vsc(at, 'guest')).printed).toContain(next);
    expect(await vsc(at, 'ana', ['--namespace', 'default'])).toMatchObject({
      code: 3,
      printed: expect.stringContaining('in the namespace "default"'),
    });
    expect(await vsc(at, 'admin', ['--namespace', 'elsewhere'])).toMatchObject({
      code: 2,
      printed: expect.stringMatching(
        /^error: the cluster has no namespace elsewhere\nnext: {2}correct --namespace/m,
      ),
    });
    expect(await vsc(at, 'admin', [], [`nope:${at.root}`, ...claimsOf(at).slice(1)])).toMatchObject(
      {
        code: 2,
        printed: expect.stringContaining(
          `error: there is no volume claim nope in the namespace ${NAMESPACE}\nnext:  kubectl -n ${NAMESPACE} get pvc`,
        ),
      },
    );
    expect(await pods.jobs()).toEqual([]);
  });

  it('says why pods wait, as for a claim that is not there, and leaves the job when the watching ends', async () => {
    const at = await root();
    const claims = [`nope:${at.root}`, ...claimsOf(at).slice(1)];
    const watching = start(at, 'ana', ['--watch'], claims);
    const message = 'persistentvolumeclaim "nope" not found';
    const place = { type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message };
    await pods.set(await pods.next(), { phase: 'Pending', conditions: [place] });
    const waits = `a pod waits: no node for it: ${message}`;
    while (!watching.printed.text.includes(waits)) {
      if (watching.child.exitCode !== null) throw new Error(watching.printed.text);
      await sleep(100);
    }
    watching.child.kill('SIGINT');
    const { code, printed } = await watching.ended;
    expect(code).toBe(130);
    expect(printed).toMatch(
      /the job goes on; the same call watches it again, and kubectl -n videos delete job/,
    );
    expect(await pods.jobs()).toHaveLength(1);
  });

  it('is submitted, watched, cancelled and resumed: the bytes of one run, nothing described twice', async () => {
    const at = await root();
    const submitted = await vsc(at, 'ana');
    expect(submitted).toMatchObject({
      code: 0,
      printed: expect.stringMatching(/Job vsc-embed-train-\w+ describes 2 shards\./),
    });
    const again = await vsc(at, 'ana');
    expect(again).toMatchObject({
      code: 2,
      printed: expect.stringMatching(/error: a job of an earlier call is still running: /),
    });
    const watched = vsc(at, 'ana', ['--watch']);
    expect(await run(await pods.next())).toBe(0);
    const [job] = await pods.jobs();
    await pods.delete(job?.metadata?.name ?? '');
    const cancelled = await watched;
    expect(cancelled).toMatchObject({
      code: 3,
      printed: expect.stringContaining(
        'error: 1 of 2 shards ended without all of their results: 2; the job printed nothing',
      ),
    });
    expect(cancelled.printed).toMatch(/the same call submits what is missing/);
    expect(await vsc(at, 'ana')).toMatchObject({
      code: 0,
      printed: expect.stringContaining('describes the shards 2 of 2.'),
    });
    const last = vsc(at, 'ana', ['--watch']);
    // Evicted, then ended for its node's sake: it starts anew.
    await pods.end(await pods.next(), 137, [{ type: 'DisruptionTarget', status: 'True' }]);
    expect(await run(await pods.next(), 3)).toBe(0);
    expect(await run(await pods.next())).toBe(0);
    const { code, printed } = await last;
    expect(printed).toMatch(/query +\S+ \S+ +16 descriptors +8 of 8 videos/);
    expect(code).toBe(0);
    expect(descriptorDigests(at)).toEqual(whole);
    const log = (nth: number) => `${descriptorsOf(at)}/shards/${nth}-of-2.log`;
    expect([1, 2].map((nth) => runsIn(log(nth)).length)).toEqual([2, 1]);
  });

  it('ends a shard at once if main.py fails, lets the others go on, and says what it printed', async () => {
    // The second shard holds the queries from Q100004 on.
    const fails = 'if "Q100004" <= ids[0] < "R": sys.exit("no model")\nif "crash"';
    const at = await root(MAIN.replace('if "crash"', fails));
    const watched = vsc(at, 'ana', ['--watch']);
    expect(await run(await pods.next())).toBe(0);
    expect(await run(await pods.next())).toBe(11);
    const { code, printed } = await watched;
    expect(code).toBe(3);
    expect(printed).toMatch(/1 of 2 shards ended without all of their results: 2; .*no model/);
    const [job] = await pods.jobs();
    expect(job?.status).toMatchObject({ completedIndexes: '0', failedIndexes: '1', failed: 1 });
  });

  it('writes a Job that the cluster takes as it stands', async () => {
    const at = await root();
    const namespace = NAMESPACE;
    const flags = ['--namespace', namespace, '--manifest', at.path('job.yml')];
    expect(await vsc(at, 'ana', flags)).toMatchObject({ code: 0 });
    expect(await pods.jobs()).toEqual([]);
    const body = load(readFileSync(at.path('job.yml'), 'utf8')) as V1Job;
    const batch = plane.config.makeApiClient(BatchV1Api);
    await batch.createNamespacedJob({ namespace, body, fieldValidation: 'Strict' });
    expect(indexOf(await pods.next())).toBe(0);
  });
});

async function endOf(
  child: ChildProcess,
  printed: OutputTail,
): Promise<{ code: number | null; printed: string }> {
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, printed: printed.text };
}
