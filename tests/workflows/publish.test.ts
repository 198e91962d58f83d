import {
  type GitRepository,
  gitRepository,
  type IdentityService,
  pushEvent,
  type RestServer,
  startIdentityService,
  startRestServer,
} from 'actions-testbed';
import { cp } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { billOfMaterials } from '../../actions/src/image/bill-of-materials.ts';
import type { Registry } from '../../actions/src/registry/client.ts';
import { readReleases } from '../../actions/src/registry/ledger.ts';
import { promotionAt } from '../harness/promotion.ts';
import { startRegistry, type TestRegistry } from '../harness/registry.ts';
import { sigstoreVariables } from '../harness/sigstore-variables.ts';
import { putTestImage } from '../harness/test-image.ts';
import { registryLogin } from './support/registry-login.ts';
import { runLogged } from './support/run-logged.ts';
import { stubAction } from './support/stub-action.ts';

const root = path.resolve(import.meta.dirname, '../..');
const NAME = 'owner/repository';
const VARIANTS = ['cpu', 'gpu'];
const bill = (variant: string) =>
  billOfMaterials({ name: 'images', variant, id: `sha256:${variant}` }, [], undefined);

let repository: GitRepository;
let rest: RestServer;
let identity: IdentityService;
let server: TestRegistry;
let registry: Registry;
const digests: Record<string, string> = {};
beforeAll(async () => {
  server = await startRegistry({ inMemory: true });
  ({ registry } = promotionAt(server.host, 'owner/images'));
  identity = await startIdentityService();
  repository = await gitRepository();
  for (const part of [
    '.github',
    'actions/attest-image',
    'actions/promote-images',
    'actions/dist',
    'environment',
  ]) {
    await cp(path.join(root, part), path.join(repository.root, part), { recursive: true });
  }
  // What needs a container engine: request-to-release.test.ts runs it. The images are in the registry.
  const commit = await repository.commit('The workflow', {
    ...stubAction('build-image', { 'image-id': 'an-id', sbom: 'bills/$VARIANT.json' }),
    ...stubAction('test-image', { 'image-id': 'an-id' }),
    ...stubAction('smoke-test'),
    ...stubAction('publish-image', {
      name: `${server.host}/owner/images`,
      digest: '$(printenv "DIGEST_$VARIANT")',
    }),
    ...Object.fromEntries(VARIANTS.map((variant) => [`bills/${variant}.json`, bill(variant)])),
  });
  for (const variant of VARIANTS) {
    digests[variant] = await putTestImage(registry, variant, commit);
  }
  rest = await startRestServer(NAME, repository.root);
});
afterAll(async () => {
  await Promise.all([rest.close(), identity.close(), server.close()]);
  await repository.remove();
});

describe('publish.yml', () => {
  it('attests the very digests that it promotes, each with its own bill of materials', async () => {
    const { conclusion, jobs } = await runLogged({
      source: repository.root,
      workflow: '.github/workflows/publish.yml',
      event: await pushEvent(rest.store),
      github: { sha: await repository.git('rev-parse', 'main'), api_url: rest.url },
      issueToken: (permissions) => rest.issueToken(permissions),
      identify: (claims) => identity.identify(claims),
      services: () => sigstoreVariables(identity),
      env: {
        ...rest.git,
        ...Object.fromEntries(VARIANTS.map((name) => [`DIGEST_${name}`, digests[name] ?? ''])),
      },
      ...registryLogin(server.host),
    });
    const log = jobs.map((job) => job.log).join('\n');
    expect(conclusion, log).toBe('success');
    for (const token of identity.tokens) expect(log).not.toContain(token);

    const [release] = await readReleases(registry);
    expect(release?.digests).toEqual(digests);
    const attested = rest.store.attestations.map(({ statement }) => statement);
    expect(attested).toHaveLength(4);
    for (const variant of VARIANTS) {
      const promoted = release?.digests[variant]?.replace('sha256:', '');
      const ours = attested.filter(({ subject }) => subject[0]?.digest['sha256'] === promoted);
      const [provenance, contents] = ours;
      const name = `${server.host}/owner/images`;
      for (const { subject } of ours) {
        expect(subject).toEqual([{ name, digest: { sha256: promoted } }]);
      }
      expect(provenance).toMatchObject({
        predicateType: 'https://slsa.dev/provenance/v1',
        predicate: {
          runDetails: {
            builder: {
              id: `https://github.com/${NAME}/.github/workflows/publish.yml@refs/heads/main`,
            },
          },
        },
      });
      expect(contents?.predicateType).toBe('https://cyclonedx.org/bom');
      expect(contents?.predicate).toEqual(JSON.parse(bill(variant)));
    }
  });
});
