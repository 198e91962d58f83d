import type { BatchV1Api, CoreV1Api, KubeConfig, V1Job, V1Pod } from '@kubernetes/client-node';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { messageOf, SurroundingsError, UserError } from '../errors.ts';
import { shortLine } from '../untrusted-text.ts';

/** Where Kubernetes puts what a pod may ask the cluster with. */
const POD_TOKEN = '/var/run/secrets/kubernetes.io/serviceaccount/token';
/** A server that is alive answers in milliseconds. */
const ANSWER_SECONDS = 30;
const GONE_SECONDS = 120;

/** A cluster that answers to the caller's name, as far as Jobs of one namespace go. */
export interface Cluster {
  readonly namespace: string;
  /** undefined: there is none of that name. */
  job(name: string): Promise<V1Job | undefined>;
  /** @throws SurroundingsError with the cluster's reason for a Job that it does not take */
  create(job: V1Job): Promise<void>;
  /** Removes a Job with its pods, and waits until they are gone. */
  remove(name: string, signal: AbortSignal): Promise<void>;
  /** The pods of a Job that are there. */
  pods(job: string): Promise<V1Pod[]>;
  /** False if it is certain that there is no claim of that name. */
  mayHaveClaim(name: string): Promise<boolean>;
  /** False if it is certain that there is no such namespace. */
  mayHaveNamespace(): Promise<boolean>;
}

/**
 * The cluster of KUBECONFIG, of ~/.kube/config, or of the pod that this runs in: kubectl's order.
 *
 * @param namespace default: that of the kubeconfig's context, else `default`
 * @throws UserError if there is none of them; each call throws SurroundingsError with the cluster's reason
 */
export async function openCluster(
  env: Readonly<Record<string, string | undefined>>,
  namespace: string | undefined,
): Promise<Cluster> {
  const { ApiException, BatchV1Api, CoreV1Api, KubeConfig } =
    await import('@kubernetes/client-node');
  const config = configOf(new KubeConfig(), () => new KubeConfig(), env);
  const server = config.getCurrentCluster()?.server;
  if (server === undefined) {
    throw new UserError(
      `the kubeconfig names no cluster: its context is "${config.getCurrentContext()}"`,
      {
        next: 'kubectl config get-contexts, then kubectl config use-context NAME',
      },
    );
  }
  const space =
    namespace ?? config.getContextObject(config.getCurrentContext())?.namespace ?? 'default';
  const ask = async <T>(request: Promise<T>): Promise<T> => {
    const over = new AbortController();
    const late = sleep(ANSWER_SECONDS * 1000, undefined, { signal: over.signal });
    try {
      return await Promise.race([request, late.then(() => Promise.reject(new Error('no answer')))]);
    } catch (error) {
      if (error instanceof ApiException) throw new Refused(error.code, reasonOf(error.body), space);
      const why = shortLine(messageOf(deepest(error)), 120);
      throw new SurroundingsError(`the cluster at ${server} does not answer: ${why}`, {
        next: 'look at it with kubectl get pods; KUBECONFIG says which cluster it is',
        cause: error,
      });
    } finally {
      over.abort();
      late.catch(() => undefined);
    }
  };
  return clusterOf(config.makeApiClient(BatchV1Api), config.makeApiClient(CoreV1Api), space, ask);
}

function clusterOf(
  batch: BatchV1Api,
  core: CoreV1Api,
  namespace: string,
  ask: <T>(request: Promise<T>) => Promise<T>,
): Cluster {
  const job = (name: string) => found(ask(batch.readNamespacedJob({ name, namespace })));
  return {
    namespace,
    job,
    async create(body) {
      await ask(batch.createNamespacedJob({ namespace, body, fieldValidation: 'Strict' }));
    },
    async remove(name, signal) {
      const propagationPolicy = 'Foreground';
      await found(ask(batch.deleteNamespacedJob({ name, namespace, propagationPolicy })));
      const until = performance.now() + GONE_SECONDS * 1000;
      while ((await job(name)) !== undefined) {
        if (performance.now() > until) {
          throw new SurroundingsError(`the pods of job ${name} do not end`, {
            next: `kubectl -n ${namespace} get pods, then run it again`,
          });
        }
        await sleep(500, undefined, { signal });
      }
    },
    async pods(name) {
      const labelSelector = `batch.kubernetes.io/job-name=${name}`;
      return (await ask(core.listNamespacedPod({ namespace, labelSelector }))).items;
    },
    mayHaveClaim: (name) =>
      mayHave(ask(core.readNamespacedPersistentVolumeClaim({ name, namespace }))),
    mayHaveNamespace: () => mayHave(ask(core.readNamespace({ name: namespace }))),
  };
}

/** What the cluster does not do. */
class Refused extends SurroundingsError {
  readonly status: number;

  constructor(status: number, why: string, namespace: string) {
    const next =
      status === 401
        ? 'log in to the cluster again, as for kubectl'
        : `kubectl -n ${namespace} auth can-i create jobs; --namespace names another one`;
    super(`the cluster refuses: ${shortLine(why, 300)}`, { next });
    this.status = status;
  }
}

/** undefined for what is not there. */
async function found<T>(request: Promise<T>): Promise<T | undefined> {
  return await request.catch((error: unknown) => {
    if (error instanceof Refused && error.status === 404) return undefined;
    throw error;
  });
}

/** Who may make Jobs need not be allowed to look at claims or at namespaces. */
async function mayHave(request: Promise<unknown>): Promise<boolean> {
  return await found(request).then(
    (there) => there !== undefined,
    (error: unknown) => {
      if (error instanceof Refused && error.status === 403) return true;
      throw error;
    },
  );
}

function configOf(
  config: KubeConfig,
  another: () => KubeConfig,
  env: Readonly<Record<string, string | undefined>>,
): KubeConfig {
  const own = path.join(env['HOME'] ?? homedir(), '.kube/config');
  const named = (env['KUBECONFIG'] ?? '').split(path.delimiter).filter((file) => file !== '');
  const files = named.length > 0 ? named : [own].filter((file) => existsSync(file));
  if (files.length === 0 && existsSync(POD_TOKEN)) {
    config.loadFromCluster();
    return config;
  }
  if (files.length === 0) {
    throw new UserError(`there is no kubeconfig: neither KUBECONFIG nor ${own}`, {
      next: 'ask for one where you got your account of the cluster; kubectl get pods shows that it works',
    });
  }
  for (const [at, file] of files.entries()) {
    const each = at === 0 ? config : another();
    try {
      each.loadFromFile(file);
    } catch (error) {
      throw new UserError(`${file} can't be read as a kubeconfig: ${shortLine(messageOf(error))}`, {
        next: 'correct it, or set KUBECONFIG to another',
        cause: error,
      });
    }
    if (at > 0) config.mergeConfig(each, true);
  }
  return config;
}

/** The message of a Status, which is what an API server answers with. */
function reasonOf(body: unknown): string {
  const status: unknown = typeof body === 'string' ? parsed(body) : body;
  const isStatus = typeof status === 'object' && status !== null && 'message' in status;
  return isStatus ? String(status.message) : String(body);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** HTTP clients wrap the reason: `fetch failed`. */
function deepest(error: unknown): unknown {
  return error instanceof Error && error.cause !== undefined ? deepest(error.cause) : error;
}
