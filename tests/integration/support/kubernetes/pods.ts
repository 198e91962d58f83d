import {
  BatchV1Api,
  CoreV1Api,
  type KubeConfig,
  type V1Job,
  type V1Pod,
  type V1PodStatus,
} from '@kubernetes/client-node';
import { setTimeout as sleep } from 'node:timers/promises';

const WAIT_SECONDS = 60;

/** The pods of Jobs in a namespace, whose states a test sets: no scheduler and no kubelet is there to do it. */
export class Pods {
  readonly #core: CoreV1Api;
  readonly #batch: BatchV1Api;
  readonly #namespace: string;
  readonly #seen = new Set<string>();

  constructor(config: KubeConfig, namespace: string) {
    this.#core = config.makeApiClient(CoreV1Api);
    this.#batch = config.makeApiClient(BatchV1Api);
    this.#namespace = namespace;
  }

  /** All Jobs that there are. */
  async jobs(): Promise<V1Job[]> {
    return (await this.#batch.listNamespacedJob({ namespace: this.#namespace })).items;
  }

  /** The next pod that waits for a node, and was not given before. */
  async next(): Promise<V1Pod> {
    return await until(async () => {
      const { items } = await this.#core.listNamespacedPod({ namespace: this.#namespace });
      items.sort((a, b) => indexOf(a) - indexOf(b));
      const pod = items.find(
        ({ metadata, status }) =>
          status?.phase === 'Pending' &&
          metadata?.deletionTimestamp === undefined &&
          !this.#seen.has(metadata?.uid ?? ''),
      );
      this.#seen.add(pod?.metadata?.uid ?? '');
      return pod;
    });
  }

  /** Sets what a scheduler or a kubelet would. */
  async set({ metadata }: V1Pod, status: V1PodStatus): Promise<void> {
    const name = metadata?.name ?? '';
    const body = await this.#core.readNamespacedPodStatus({ name, namespace: this.#namespace });
    body.status = Object.assign(body.status ?? {}, status);
    await this.#core.replaceNamespacedPodStatus({ name, namespace: this.#namespace, body });
  }

  /** A pod whose container has ended, as its kubelet reports it. */
  async end(
    pod: V1Pod,
    exitCode: number,
    conditions: V1PodStatus['conditions'] = [],
  ): Promise<void> {
    const state = { terminated: { exitCode } };
    const container = {
      name: 'embed',
      image: '',
      imageID: '',
      ready: false,
      restartCount: 0,
      state,
    };
    await this.set(pod, {
      phase: exitCode === 0 ? 'Succeeded' : 'Failed',
      conditions,
      containerStatuses: [container],
    });
  }

  /** `kubectl delete job`, and all of it gone. */
  async delete(job: string): Promise<void> {
    const of = { name: job, namespace: this.#namespace };
    await this.#batch.deleteNamespacedJob({ ...of, propagationPolicy: 'Foreground' });
    await until(async () =>
      (await this.jobs()).some(({ metadata }) => metadata?.name === job) ? undefined : true,
    );
  }
}

/** Which of the Job's shards it is, from 0. */
export function indexOf({ metadata }: V1Pod): number {
  return Number(metadata?.annotations?.['batch.kubernetes.io/job-completion-index']);
}

async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
  const end = performance.now() + WAIT_SECONDS * 1000;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (performance.now() > end) throw new Error(`nothing came in ${WAIT_SECONDS} s`);
    await sleep(200);
  }
}
