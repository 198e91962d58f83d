import { createServer } from 'node:net';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { openCluster } from '../../../actions/src/machine/kubernetes.ts';
import { temporaryRoot } from '../../support/repositories/temporary-root.ts';

/** A kubeconfig for a server. */
const kubeconfig = (server: string) => `apiVersion: v1
kind: Config
current-context: here
contexts: [{ name: here, context: { cluster: here, user: me, namespace: videos } }]
clusters: [{ name: here, cluster: { server: '${server}' } }]
users: [{ name: me, user: { token: secret } }]
`;

describe('a cluster', () => {
  it('needs a kubeconfig', async () => {
    const { root, write, path } = await temporaryRoot();
    await expect(openCluster({ HOME: root }, undefined)).rejects.toMatchObject({
      exitCode: 2,
      message: `there is no kubeconfig: neither KUBECONFIG nor ${root}/.kube/config`,
    });
    await write({ broken: 'clusters: [', empty: 'apiVersion: v1\nkind: Config\n' });
    const of = (name: string) => openCluster({ KUBECONFIG: path(name) }, undefined);
    await expect(of('broken')).rejects.toThrow(/broken can't be read as a kubeconfig: /);
    await expect(of('missing')).rejects.toThrow(/missing can't be read as a kubeconfig: ENOENT/);
    await expect(of('empty')).rejects.toThrow(/names no cluster/);
  });

  it("that does not answer is named, and its namespace is the kubeconfig's", async () => {
    const { write, path } = await temporaryRoot();
    const nobody = createServer().listen(0, '127.0.0.1');
    await once(nobody, 'listening');
    const address = nobody.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    await new Promise((done) => nobody.close(done));
    await write({ config: kubeconfig(`https://127.0.0.1:${port}`) });
    const cluster = await openCluster({ KUBECONFIG: path('config') }, undefined);
    expect(cluster.namespace).toBe('videos');
    await expect(cluster.job('any')).rejects.toMatchObject({
      exitCode: 3,
      message: expect.stringMatching(
        /^the cluster at https:\/\/127\.0\.0\.1:\d+ does not answer: .*ECONNREFUSED/,
      ),
    });
    expect((await openCluster({ KUBECONFIG: path('config') }, 'other')).namespace).toBe('other');
  });
});
