import type { V1Job } from '@kubernetes/client-node';
import type { RunSpec } from '../../../actions/src/container/spec.ts';

/**
 * The container of a pod of a Job, as a kubelet would have an engine run it: the same command, user, rights and
 * folders. What is mounted in a pod lies at the same path here.
 */
export function podContainer({ spec }: V1Job, index: number): RunSpec {
  const pod = spec!.template.spec!;
  const [container] = pod.containers;
  const { runAsUser: uid, runAsGroup: gid } = pod.securityContext!;
  const mounted = container!.volumeMounts!;
  const memory = pod.volumes!.filter(({ emptyDir }) => emptyDir?.medium === 'Memory');
  const isMemory = (name: string) => memory.some((volume) => volume.name === name);
  return {
    image: container!.image!,
    command: [...container!.command!],
    env: {
      ...Object.fromEntries(container!.env!.map(({ name, value }) => [name, value!])),
      JOB_COMPLETION_INDEX: String(index),
    },
    user: `${uid}:${gid}`,
    readOnlyRoot: container!.securityContext!.readOnlyRootFilesystem!,
    capabilities: [],
    mounts: mounted
      .filter(({ name }) => !isMemory(name))
      .map(({ mountPath }) => ({ source: mountPath, target: mountPath })),
    // Root's, and for everybody, as a kubelet makes them. One that the image has gets its mode from there.
    tmpfs: Object.fromEntries(
      mounted
        .filter(({ name, mountPath }) => isMemory(name) && mountPath !== '/dev/shm')
        .map(({ mountPath }) => [
          mountPath,
          `rw,exec,nosuid,nodev,size=64m,mode=777${mountPath === '/data' ? `,uid=${uid}` : ''}`,
        ]),
    ),
    runId: 'pod',
  };
}
