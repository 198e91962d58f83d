import {
  type IdentityService,
  JobLog,
  type RestServer,
  startIdentityService,
  startRestServer,
} from 'actions-testbed';
import { verify, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { attestAsJob } from '../../../../../tests/harness/sigstore/attest-as-job.ts';
import { passedTests } from '../../../../../tests/support/images/passed-tests.ts';
import { temporaryRoot } from '../../../../../tests/support/repositories/temporary-root.ts';
import { runCommandLine } from '../../../entrypoints/command-line.ts';
import { ExitCode } from '../../../errors.ts';
import { billOfMaterials } from '../../../image/contents/bill-of-materials.ts';
import { attestImage } from './attest-image.ts';
import command from './command.ts';

const NAME = 'registry.test/owner/images';
const HEX = 'ab'.repeat(32);
const BILL = billOfMaterials(
  { name: 'images', variant: 'cpu', id: `sha256:${HEX}` },
  [],
  undefined,
);

const TESTS = passedTests(`sha256:${'12'.repeat(32)}`);
const report = { version: 1, variant: 'cpu', name: NAME, digest: `sha256:${HEX}` };
const PUBLISHED = JSON.stringify(report);

let rest: RestServer;
let identity: IdentityService;
beforeAll(async () => {
  rest = await startRestServer('owner/repository', import.meta.dirname);
  identity = await startIdentityService();
});
afterEach(() => {
  rest.fail(undefined);
  rest.store.attestations.length = 0;
});
afterAll(() => Promise.all([rest.close(), identity.close()]));

/** Runs the action as a job with all rights; also what it wrote. */
async function attest(
  inputs: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>> = {},
  visibility = 'public',
) {
  const given = { published: 'publish-cpu.json', ...inputs };
  const files = {
    'bill.json': BILL,
    'publish-cpu.json': PUBLISHED,
    'tests.json': JSON.stringify(TESTS),
  };
  const run = await attestAsJob({ rest, identity, env, visibility }, files, given);
  const bundles = ['provenance', 'sbom', 'tests'].map((what) => run.outputs[`${what}-bundle`]);
  const written = bundles.map(async (file) =>
    file === undefined || file === ''
      ? undefined
      : (JSON.parse(await readFile(file, 'utf8')) as object),
  );
  return { ...run, files: await Promise.all(written) };
}

const bytesOf = (text = '') => Buffer.from(text, 'base64');

/** Whether the certificate in a Sigstore bundle signed what is in it, as DSSE says to. */
function isSigned(bundle: unknown): boolean {
  const { dsseEnvelope, verificationMaterial } = bundle as {
    dsseEnvelope: { payload: string; payloadType: string; signatures: { sig: string }[] };
    verificationMaterial: { certificate: { rawBytes: string } };
  };
  const { publicKey } = new X509Certificate(bytesOf(verificationMaterial.certificate.rawBytes));
  const { payload, payloadType, signatures } = dsseEnvelope;
  const body = bytesOf(payload);
  const head = `DSSEv1 ${payloadType.length} ${payloadType} ${body.length} `;
  const signed = Buffer.concat([Buffer.from(head), body]);
  return verify('sha256', signed, publicKey, bytesOf(signatures[0]?.sig));
}

describe('attest-image', () => {
  it('attests where exactly this digest comes from, what is in it, and its tests', async () => {
    const run = await attest({ sbom: 'bill.json', tests: 'tests.json', bundles: 'out' });
    expect(run, run.log).toMatchObject({ code: 0 });
    const [provenance, sbom, tests] = rest.store.attestations;
    expect(rest.store.attestations).toHaveLength(3);
    const subject = [{ name: NAME, digest: { sha256: HEX } }];
    expect(provenance?.statement).toMatchObject({
      subject,
      predicateType: 'https://slsa.dev/provenance/v1',
      predicate: {
        buildDefinition: {
          externalParameters: { workflow: { path: '.github/workflows/publish.yml' } },
        },
      },
    });
    expect(sbom?.statement).toEqual({
      _type: 'https://in-toto.io/Statement/v1',
      subject,
      predicateType: 'https://cyclonedx.org/bom',
      predicate: JSON.parse(BILL),
    });
    expect(tests?.statement).toEqual({
      _type: 'https://in-toto.io/Statement/v1',
      subject,
      predicateType: 'https://in-toto.io/attestation/test-result/v0.1',
      predicate: {
        result: 'PASSED',
        configuration: [{ name: 'image', digest: { sha256: '12'.repeat(32) } }],
        passedTests: ['import: conda passed'],
        failedTests: [],
        skippedTests: ['import: conda skipped'],
      },
    });
    const signed = rest.store.attestations.map(({ bundle }) => isSigned(bundle));
    expect(signed).toEqual([true, true, true]);
    const url = 'https://github.com/owner/repository/attestations/';
    expect(run.outputs).toMatchObject({
      'provenance-id': String(provenance?.id),
      'provenance-url': `${url}${provenance?.id}`,
      'sbom-id': String(sbom?.id),
      'sbom-url': `${url}${sbom?.id}`,
      'tests-url': `${url}${tests?.id}`,
    });
    expect(run.log).toContain(`${url}${sbom?.id}`);
    expect(run.files).toEqual([provenance?.bundle, sbom?.bundle, tests?.bundle]);
  });

  it('attests where it comes from alone, if there is no bill of materials', async () => {
    const run = await attest({});
    expect(run.outputs).toMatchObject({ 'provenance-id': expect.stringMatching(/^\d+$/) });
    expect(run.outputs['sbom-id']).toBe('');
    expect(rest.store.attestations).toHaveLength(1);
  });

  it("signs with GitHub's own authorities what is not public", async () => {
    expect(await attest({}, {}, 'private')).toMatchObject({ code: 0 });
    const [first] = rest.store.attestations;
    expect(first?.bundle).toHaveProperty(
      'verificationMaterial.timestampVerificationData.rfc3161Timestamps.length',
      1,
    );
  });

  it('has the runner mask every token of the job', async () => {
    const before = identity.tokens.length;
    const { log } = await attest({});
    const shown = new JobLog(() => {});
    for (const line of log.split('\n')) shown.take(line);
    const tokens = identity.tokens.slice(before);
    expect(tokens.some((token) => log.includes(token))).toBe(true);
    for (const token of tokens) expect(shown.lines.join('\n')).not.toContain(token);
  });

  it.each([
    [
      'a repository that may not',
      () => {
        const message = 'Feature not available for user-owned private repositories.';
        rest.fail({ of: 'POST /attestations', status: 403, message });
      },
      {},
      /Feature not available.*%0Anext: make the repository public/,
    ],
    [
      'a token that may not',
      () => {},
      { GITHUB_TOKEN: 'write' },
      /Resource not accessible.*%0Anext: give the job permissions: attestations: write/,
    ],
    [
      'an authority that refuses',
      () => {},
      { TEST_SIGSTORE: 'refuses' },
      /cannot be attested: .*certificate.*%0Anext: run the job again/,
    ],
  ])('says in one message what to do about %s', async (_what, prepare, env, message) => {
    prepare();
    const rights =
      'GITHUB_TOKEN' in env ? { GITHUB_TOKEN: rest.issueToken({ contents: 'write' }) } : {};
    const run = await attest({ sbom: 'bill.json' }, { ...env, ...rights });
    expect(run.log.match(/^::error::.*$/gm)).toEqual([expect.stringMatching(message)]);
    expect(run).toMatchObject({ code: 1, outputs: {} });
    expect(rest.store.attestations).toEqual([]);
  });

  const asked = { name: NAME, digest: `sha256:${HEX}` };

  it.each([
    ['a bill that nobody could find', { sbom: 'none.json' }, 'none.json cannot be read'],
    ['a bill without a serial number', { sbom: 'other.json' }, 'is not a CycloneDX bill'],
    ['a bill that is no JSON', { sbom: 'text.json' }, 'is not a CycloneDX bill'],
    ['a report of tests that is none', { tests: 'text.json' }, 'is not a report of test-image'],
    ['a report of another kind', { tests: 'bill.json' }, 'does not fit the schema of one'],
    [
      'tests that failed',
      { tests: 'failed.json' },
      'says that the tests of the image did not pass',
    ],
    ['tests of which none ran', { tests: 'no-tests.json' }, 'did not pass'],
    ['a digest that is none', { digest: 'sha256:ab' }, '"sha256:ab" is not the digest'],
    ['a name with a tag', { name: `${NAME}:cpu` }, 'is more than the name'],
    ['a name with a digest', { name: `${NAME}@${asked.digest}` }, 'is more than the name'],
  ])('refuses %s before anything is signed', async (_what, inputs, message) => {
    const { path: at, write, ports } = await temporaryRoot();
    await write({
      'other.json': BILL.replace('serialNumber', 'number'),
      'bill.json': BILL,
      'failed.json': JSON.stringify({ ...TESTS, verdict: 'failed' }),
      'no-tests.json': JSON.stringify({ ...TESTS, checks: [] }),
      'text.json': 'text',
    });
    const sbom = 'sbom' in inputs ? { sbom: at(inputs.sbom) } : {};
    const tests = 'tests' in inputs ? { tests: at(inputs.tests) } : {};
    await expect(
      attestImage({ ...asked, ...inputs, ...sbom, ...tests }, ports),
    ).rejects.toMatchObject({
      message: expect.stringContaining(message),
      exitCode: ExitCode.usage,
    });
  });

  it.each([
    ['is no JSON', 'text'],
    ['is of another command', '{"version":1,"variant":"cpu","verdict":"passed"}'],
    ['has a digest that is none', PUBLISHED.replace('sha256:ab', 'sha256:xy')],
    ['has more than it should', PUBLISHED.replace('{', '{"tag":"cpu-latest",')],
  ])('refuses a report of publish-image that %s', async (_what, text) => {
    const { path: at, write, ports } = await temporaryRoot();
    await write({ 'publish-cpu.json': text });
    const inputs = {
      published: at('publish-cpu.json'),
      sbom: undefined,
      tests: undefined,
      bundles: undefined,
    };
    await expect(command.run(inputs, ports)).rejects.toMatchObject({
      message: `${at('publish-cpu.json')} is not a report of publish-image`,
      exitCode: ExitCode.usage,
    });
  });

  it('ends with its code for surroundings on a machine that is no job', async () => {
    const errors = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const { path: at, write } = await temporaryRoot();
    await write({ 'publish-cpu.json': PUBLISHED });
    const argv = ['attest-image', '--published', at('publish-cpu.json')];
    const env = { GITHUB_TOKEN: 'token', GITHUB_REPOSITORY: 'owner/repository' };
    expect(await runCommandLine(argv, [command], env)).toBe(ExitCode.surroundings);
    expect(errors).toHaveBeenCalledWith(expect.stringContaining('next:  give the job permissions'));
    errors.mockRestore();
  });
});
