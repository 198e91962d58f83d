import { CoreV1Api, type KubeConfig, RbacAuthorizationV1Api } from '@kubernetes/client-node';

/** Makes a namespace with volume claims, in which a user may do what `embed` needs for its Jobs, and no more. */
export async function prepareNamespace(
  config: KubeConfig,
  { namespace, user, claims }: { namespace: string; user: string; claims: readonly string[] },
): Promise<void> {
  const core = config.makeApiClient(CoreV1Api);
  const rbac = config.makeApiClient(RbacAuthorizationV1Api);
  await core.createNamespace({ body: { metadata: { name: namespace } } });
  for (const name of claims) {
    const spec = {
      accessModes: ['ReadWriteMany'],
      resources: { requests: { storage: '1Gi' } },
      storageClassName: '',
    };
    const body = { metadata: { name }, spec };
    await core.createNamespacedPersistentVolumeClaim({ namespace, body });
  }
  const metadata = { name: 'jobs' };
  const rules = [
    { apiGroups: ['batch'], resources: ['jobs'], verbs: ['get', 'create', 'delete'] },
    { apiGroups: [''], resources: ['pods'], verbs: ['list'] },
  ];
  await rbac.createNamespacedRole({ namespace, body: { metadata, rules } });
  const roleRef = { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: metadata.name };
  const subjects = [{ kind: 'User', name: user, apiGroup: roleRef.apiGroup }];
  await rbac.createNamespacedRoleBinding({ namespace, body: { metadata, roleRef, subjects } });
}
