import { type GitRepository, type RestServer, startRestServer } from 'actions-testbed';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  candidate,
  commitId,
  numberedHistory,
  numberedOrder,
  promotionAt,
  published,
} from '../../../../../tests/harness/registry/promotion.ts';
import {
  startRegistry,
  type TestRegistry,
} from '../../../../../tests/harness/registry/registry.ts';
import { repositoryPorts } from '../../../../../tests/support/repositories/repository-ports.ts';
import { settingsRepository } from '../../../../../tests/support/repositories/settings-repository.ts';
import { promote } from '../../../registry/promotion/promote.ts';
import { prune } from '../../../registry/ledger/prune.ts';
import { attach, fallbackReferrers, fallbackTag } from '../../../registry/client/referrers.ts';
import { commitTag, readRegistrySettings } from '../../../registry/client/settings.ts';
import { removerFor } from './prune-images.ts';

let server: TestRegistry;
let rest: RestServer;
let repository: GitRepository;
beforeAll(async () => {
  repository = await settingsRepository();
  server = await startRegistry({ inMemory: true });
  rest = await startRestServer('owner/repository', repository.root);
});
afterAll(async () => {
  await Promise.all([rest.close(), server.close()]);
  await repository.remove();
});
beforeEach(() => rest.store.packages.clear());

/** As ghcr.io is set, with GitHub's API on this machine. */
function portsWith(env: Record<string, string>) {
  const settings = { VSC_REGISTRY: 'ghcr.io', VSC_REPOSITORY: 'owner/images' };
  const api = { GITHUB_API_URL: rest.url };
  return { ...repositoryPorts(), root: repository.root, env: { ...settings, ...api, ...env } };
}

async function remover(env: Record<string, string>) {
  const ports = portsWith(env);
  return removerFor(await readRegistrySettings(ports.root, ports.env), ports);
}

const login = (permissions: Record<string, string>) => ({
  VSC_REGISTRY_LOGIN: 'password',
  VSC_REGISTRY_USER: 'publisher',
  VSC_REGISTRY_PASSWORD: rest.issueToken(permissions),
});

describe('pruning at ghcr.io', () => {
  it.each([true, false])(
    "removes the versions of GitHub's package; of an organisation: %s",
    async (organization) => {
      const at = promotionAt(server.host, `owner/images${Number(organization)}`);
      const { registry, context } = at;
      await published(registry, 1, 2, 3);
      const old = (await registry.resolve(commitTag('cpu', commitId(2)))) ?? '';
      const bytes = Buffer.from('{}');
      const bill = { mediaType: 'application/vnd.cyclonedx+json', title: 'bom.json', bytes };
      await attach(registry, old, bill);
      for (const position of [1, 3]) await promote(context, candidate(position), numberedHistory);

      // GitHub has a version of each manifest, and names it by its digest.
      const manifests = new Map<string, string[]>();
      for (const tag of await registry.tags()) {
        const digest = (await registry.resolve(tag)) ?? '';
        manifests.set(digest, [...(manifests.get(digest) ?? []), tag]);
      }
      const [attached] = await fallbackReferrers(registry, old);
      manifests.set(attached?.digest ?? '', []);
      const others = Array.from({ length: 150 }, (_, n) => [`sha256:other${n}`, []] as const);
      const versions = [...others, ...manifests].map(([digest, tags], index) => ({
        id: 1000 + index,
        digest,
        tags,
      }));
      rest.store.organization = organization;
      rest.store.packages.set('images', versions);
      const gone = [
        old,
        (await registry.resolve(commitTag('gpu', commitId(2)))) ?? '',
        attached?.digest ?? '',
        (await registry.resolve(fallbackTag(old))) ?? '',
      ];

      const remove = await remover(login({ packages: 'write' }));
      const options = { dryRun: false, keep: 0, remove };
      const { removed } = await prune(registry, numberedOrder, options);
      expect(removed.map(({ tag }) => tag)).toEqual([
        commitTag('cpu', commitId(2)),
        commitTag('gpu', commitId(2)),
      ]);
      const left = new Set(rest.store.packages.get('images')?.map(({ digest }) => digest));
      expect([...manifests.keys()].filter((digest) => !left.has(digest)).toSorted()).toEqual(
        gone.toSorted(),
      );
      expect(left.size).toBe(150 + manifests.size - gone.length);
      // The registry itself was asked for nothing.
      expect(await registry.resolve(old)).toBe(old);
    },
  );

  it('says what is missing: the package, the right, the login', async () => {
    await expect(remover(login({ packages: 'write' }))).rejects.toThrow(
      'GitHub has no package images of owner',
    );
    rest.store.packages.set('images', [{ id: 1, digest: 'sha256:1', tags: [] }]);
    rest.store.organization = true;
    const remove = await remover(login({ packages: 'read' }));
    await expect(remove?.('sha256:1')).rejects.toThrow(
      'GitHub does not let us delete a version of the package',
    );
    expect(await remove?.('sha256:2')).toBe(false);
    const nobody = { VSC_REGISTRY_LOGIN: 'stored', DOCKER_CONFIG: repository.root };
    await expect(remover(nobody)).rejects.toThrow('there is no login for ghcr.io');
  });

  it('is the registry itself elsewhere', async () => {
    expect(await remover({ VSC_REGISTRY: server.host })).toBeUndefined();
  });
});
