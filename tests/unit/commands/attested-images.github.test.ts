import {
  type IdentityService,
  type RestServer,
  startIdentityService,
  startRestServer,
} from 'actions-testbed';
import { createServer, type Server } from 'node:http';
import { compress } from 'snappyjs';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { ATTESTING_JOB, attestAsJob } from '../../harness/sigstore/attest-as-job.ts';
import { commitId, numberedHistory, promotionAt } from '../../harness/registry/promotion.ts';
import { startRegistry, type TestRegistry } from '../../harness/registry/registry.ts';
import {
  keyPairOf,
  type SigstoreAuthority,
  sigstoreAuthority,
} from '../../harness/sigstore/authority.ts';
import { mockSigstore } from '../../harness/sigstore/mock.ts';
import { putTestImage } from '../../harness/registry/test-image.ts';
import { passedTests } from '../../support/images/passed-tests.ts';
import { temporaryRoot } from '../../support/repositories/temporary-root.ts';
import { ExitCode } from '../../../actions/src/errors.ts';
import { promote, rollBack } from '../../../actions/src/registry/promotion/promote.ts';
import { publishedImage } from '../../../actions/src/registry/published-image.ts';
import { referrers } from '../../../actions/src/registry/client/referrers.ts';
import { attestImage } from '../../../actions/src/commands/images/attest-image/attest-image.ts';
import { attestedImages } from '../../../actions/src/commands/images/promotion/attested-images.ts';

let rest: RestServer;
let identity: IdentityService;
let authority: SigstoreAuthority;
let stranger: SigstoreAuthority;
let server: TestRegistry;
beforeAll(async () => {
  [rest, identity, authority, stranger, server] = await Promise.all([
    startRestServer('owner/repository', import.meta.dirname),
    startIdentityService(),
    sigstoreAuthority(),
    sigstoreAuthority(),
    startRegistry({ inMemory: true }),
  ]);
  await mockSigstore(keyPairOf(authority.key), identity.keysUrl);
  const { write, path: at } = await temporaryRoot((cleanup) => afterAll(cleanup));
  await write({ 'event.json': JSON.stringify({ repository: { visibility: 'public' } }) });
  // GitHub's library reads some of them when it is loaded.
  for (const [name, value] of Object.entries({
    GITHUB_API_URL: rest.url,
    GITHUB_EVENT_PATH: at('event.json'),
    GITHUB_REPOSITORY: 'owner/repository',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_TOKEN: rest.issueToken({ attestations: 'write' }),
  })) {
    process.env[name] = value;
  }
});
afterEach(() => {
  rest.fail(undefined);
  rest.store.attestations.length = 0;
});
afterAll(() =>
  Promise.all([rest, identity, authority, stranger, server].map((each) => each.close())),
);

let repositories = 0;

/** An image in a repository of its own, and what a promotion of it asks. */
async function image() {
  const at = promotionAt(server.host, `owner/images-${++repositories}`);
  const digest = await putTestImage(at.registry, 'cpu', commitId(1));
  const found = await publishedImage(at.registry, digest);
  const { ports } = await temporaryRoot();
  const env = {
    GITHUB_API_URL: rest.url,
    GITHUB_REPOSITORY: 'owner/repository',
    GITHUB_TOKEN: rest.issueToken({ attestations: 'read' }),
  };
  const gate = (trustedRoot: string) =>
    attestedImages(trustedRoot, at.registry, { ...ports, env: { ...ports.env, ...env } }).accept;
  const accept = gate(authority.trustedRoot);
  const candidate = { commit: commitId(1), variants: ['cpu'] };
  return {
    ...at,
    digest,
    id: found?.configDigest ?? '',
    gate,
    /** Only then do the tags move. */
    promote: () => promote({ ...at.context, accept }, candidate, numberedHistory),
  };
}

interface Attesting {
  readonly digest: string;
  /** Id of the image that was tested; none without tests. */
  readonly id?: string;
  readonly claims?: Readonly<Record<string, string>>;
}

/** Attests an image in this process, as a job with these claims would. */
async function attest({ digest, id, claims = {} }: Attesting): Promise<void> {
  const { ports, write, path: at } = await temporaryRoot();
  await write({ 'tests.json': JSON.stringify(passedTests(id ?? '')) });
  const job = identity.identify({ ...ATTESTING_JOB, ...claims });
  for (const [name, value] of Object.entries(job)) vi.stubEnv(name, value);
  const inputs = { name: 'registry.test/images', digest, ...(id && { tests: at('tests.json') }) };
  // GitHub's library has the runner mask its token there.
  const printed = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  await attestImage(inputs, { ...ports, env: process.env }).finally(() => printed.mockRestore());
}

const refusal = (message: RegExp) => ({
  message: expect.stringMatching(message),
  next: expect.stringContaining('publish.yml, which attests it'),
  exitCode: ExitCode.checkFailed,
});

describe('a promotion', () => {
  it('takes what publish.yml on main has attested, and puts that beside the image', async () => {
    const { promote: move, registry, digest, id } = await image();
    await attest({ digest, id });
    expect(await move()).toMatchObject({ outcome: 'promoted' });
    const beside = await referrers(registry, digest);
    const types = beside.map(
      ({ annotations }) => annotations?.['dev.sigstore.bundle.predicateType'],
    );
    expect(types).toEqual([
      'https://slsa.dev/provenance/v1',
      'https://in-toto.io/attestation/test-result/v0.1',
    ]);
    for (const [at, { artifactType, digest: artifact }] of beside.entries()) {
      // What gh looks for: it reads the first layer of each artifact of this type.
      expect(artifactType).toMatch(/^application\/vnd\.dev\.sigstore\.bundle/);
      const { bytes } = await registry.manifestOf(artifact);
      const { layers } = JSON.parse(bytes.toString('utf8')) as { layers: { digest: string }[] };
      const bundle = await registry.blob(layers[0]?.digest ?? '', 1_000_000);
      expect(JSON.parse(String(bundle))).toEqual(rest.store.attestations[at]?.bundle);
    }
    expect(await move()).toMatchObject({ outcome: 'already' });
    expect(await referrers(registry, digest)).toHaveLength(2);
  });

  it("takes what is signed by GitHub's own authorities, for a private repository", async () => {
    const { promote: move, digest, id } = await image();
    const report = { version: 1, variant: 'cpu', name: 'registry.test/images', digest };
    const files = {
      'tests.json': JSON.stringify(passedTests(id)),
      'published.json': JSON.stringify(report),
    };
    const inputs = { published: 'published.json', tests: 'tests.json' };
    const job = { rest, identity, authority, visibility: 'private' };
    expect(await attestAsJob(job, files, inputs)).toMatchObject({ code: 0 });
    expect(await move()).toMatchObject({ outcome: 'promoted' });
  });

  it('takes a bundle that GitHub keeps compressed at another address', async () => {
    const { promote: move, digest, id } = await image();
    await attest({ digest, id });
    const stored = rest.store.attestations.map(({ bundle }) => JSON.stringify(bundle));
    const storage: Server = createServer(({ url }, response) =>
      response.end(compress(Buffer.from(stored[Number(url?.slice(1))] ?? ''))),
    );
    await new Promise<void>((listening) => storage.listen(0, '127.0.0.1', listening));
    const { port } = storage.address() as { port: number };
    for (const [at, each] of rest.store.attestations.entries()) {
      each.address = `http://127.0.0.1:${port}/${at}`;
    }
    expect(await move()).toMatchObject({ outcome: 'promoted' });
    storage.closeAllConnections();
    storage.close();
    const other = await image();
    await attest({ digest: other.digest });
    rest.store.attestations.at(-1)!.address = `http://127.0.0.1:${port}/0`;
    await expect(other.promote()).rejects.toMatchObject({ exitCode: ExitCode.surroundings });
  });

  it.each([
    [
      'is not attested',
      undefined,
      /nothing attests where the cpu image sha256:[0-9a-f]+ comes from$/,
    ],
    ['was not tested', {}, /nothing attests that the cpu image sha256:[0-9a-f]+ passed its tests$/],
    [
      'is another one than was tested',
      { id: `sha256:${'0'.repeat(64)}` },
      /passed its tests; refused: it does not say that this very image passed its tests/,
    ],
    [
      'was attested by another workflow',
      { claims: workflow('.github/workflows/other.yml@refs/heads/main') },
      /refused: it was signed by https:\S+other\.yml@refs\/heads\/main, not by owner\/\S+publish\.yml@/,
    ],
    [
      'was attested on a branch',
      { claims: workflow('.github/workflows/publish.yml@refs/heads/mine') },
      /signed by https:\S+publish\.yml@refs\/heads\/mine, not by/,
    ],
    [
      'was attested by a repository of another owner',
      { claims: workflow('.github/workflows/publish.yml@refs/heads/main', 'evil/repository') },
      /signed by https:\/\/github\.com\/evil\/repository\//,
    ],
  ] as const)('takes no image that %s', async (_what, job, message) => {
    const { promote: move, registry, digest, id } = await image();
    if (job !== undefined) await attest({ digest, ...('claims' in job && { id }), ...job });
    await expect(move()).rejects.toMatchObject(refusal(message));
    expect(await registry.resolve('cpu-latest')).toBeUndefined();
    expect(await referrers(registry, digest)).toEqual([]);
  });

  it('takes no attestation of an authority that nobody trusts', async () => {
    const { gate, digest, id } = await image();
    await attest({ digest, id });
    await expect(gate(stranger.trustedRoot)({ cpu: digest })).rejects.toMatchObject(
      refusal(/signature cannot be verified: /),
    );
  });

  it('takes no attestation of another image, and none that was changed', async () => {
    const [first, second] = [await image(), await image()];
    await putTestImage(second.registry, 'cpu', commitId(1), { build: 'another build' });
    const other = await publishedImage(second.registry, `cpu-${commitId(1)}`);
    await attest({ digest: first.digest, id: first.id });
    const { attestations } = rest.store;
    // As if GitHub's list were wrong: what is signed says of which image it is.
    const subject = [{ name: 'x', digest: { sha256: String(other?.digest.slice(7)) } }];
    for (const each of attestations) Object.assign(each.statement, { subject });
    await expect(second.promote()).rejects.toMatchObject(refusal(/it is about another image: /));

    for (const each of attestations) each.bundle = changed(each.bundle, String(other?.digest));
    await expect(second.promote()).rejects.toMatchObject(
      refusal(/its signature cannot be verified: /),
    );
    expect(await second.registry.resolve('cpu-latest')).toBeUndefined();
  });

  it.each([
    ['an empty bundle', {}],
    ['a bundle without a certificate', { mediaType: BUNDLE, dsseEnvelope: { payload: '' } }],
    ['a bundle with another one in it', { mediaType: BUNDLE, verificationMaterial: { x: [{}] } }],
  ])('says in a line that %s is no attestation', async (_what, bundle) => {
    const { promote: move, digest, id } = await image();
    await attest({ digest, id });
    for (const each of rest.store.attestations) each.bundle = bundle;
    await expect(move()).rejects.toMatchObject(
      refusal(/its signature cannot be verified: [^\n]+$/),
    );
  });

  it('moves nothing if GitHub lets nobody read', async () => {
    const { promote: move, registry, digest, id } = await image();
    await attest({ digest, id });
    rest.fail({ of: 'GET /attestations/{subject_digest}', status: 403, message: 'No' });
    await expect(move()).rejects.toMatchObject({
      message: expect.stringContaining(
        'does not let us read the attestations (attestations: read)',
      ),
      exitCode: ExitCode.usage,
    });
    expect(await registry.resolve('cpu-latest')).toBeUndefined();
  });

  it('says which file of authorities cannot be read', async () => {
    const { gate, digest } = await image();
    await attest({ digest });
    const { path: at, write } = await temporaryRoot();
    await write({
      'empty.jsonl': '\n',
      'text.jsonl': 'text\n',
      'other.jsonl': '{"tlogs": [{}]}\n',
    });
    for (const name of ['none.jsonl', 'empty.jsonl', 'text.jsonl', 'other.jsonl']) {
      await expect(gate(at(name))({ cpu: digest })).rejects.toMatchObject({
        message: expect.stringMatching(new RegExp(`${name} cannot be read as trusted roots: .`)),
        exitCode: ExitCode.usage,
      });
    }
  });
});

it('asks a laptop for what it takes to ask GitHub, before anything else', async () => {
  const { registry } = await image();
  const { ports } = await temporaryRoot();
  for (const env of [{}, { GITHUB_TOKEN: 'x' }, { GITHUB_REPOSITORY: 'owner/repository' }]) {
    expect(() => attestedImages(undefined, registry, { ...ports, env })).toThrow(
      expect.objectContaining({
        exitCode: ExitCode.usage,
        next: expect.stringContaining('--no-attested') as string,
      }) as Error,
    );
  }
});

describe('a roll back', () => {
  it('takes no image either that is not attested any more', async () => {
    const { promote: move, registry, context, digest, id, gate } = await image();
    await attest({ digest, id });
    await move();
    await putTestImage(registry, 'cpu', commitId(2));
    const second = { commit: commitId(2), variants: ['cpu'] };
    await promote(context, second, numberedHistory);
    const kept = rest.store.attestations.splice(0);
    const accept = gate(authority.trustedRoot);
    await expect(rollBack({ ...context, accept }, 1, 'a test')).rejects.toMatchObject(
      refusal(/nothing attests where/),
    );
    expect(await registry.resolve('cpu-latest')).not.toBe(digest);
    rest.store.attestations.push(...kept);
    await rollBack({ ...context, accept }, 1, 'a test');
    expect(await registry.resolve('cpu-latest')).toBe(digest);
  });
});

const BUNDLE = 'application/vnd.dev.sigstore.bundle.v0.3+json';

function workflow(file: string, repository = 'owner/repository') {
  const workflow_ref = `${repository}/${file}`;
  return { ...ATTESTING_JOB, repository, workflow_ref, job_workflow_ref: workflow_ref };
}

/** The same signature on a statement about another digest. */
function changed(bundle: object, digest: string): object {
  const { dsseEnvelope, ...rest_ } = bundle as { dsseEnvelope: { payload: string } };
  const text = Buffer.from(dsseEnvelope.payload, 'base64').toString('utf8');
  const payload = Buffer.from(text.replace(/[0-9a-f]{64}/, digest.slice(7))).toString('base64');
  return { ...rest_, dsseEnvelope: { ...dsseEnvelope, payload } };
}
