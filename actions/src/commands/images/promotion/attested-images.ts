import { ExitCode, SurroundingsError, UserError } from '../../../errors.ts';
import { type Authorities, authoritiesOf } from '../../../github/attestations/authorities.ts';
import { connectGitHub, type GitHub } from '../../../github/client.ts';
import { PredicateType } from '../../../github/attestations/predicates.ts';
import { storedAttestations } from '../../../github/attestations/stored.ts';
import { type VerifiedStatement, verifyAttestation } from '../../../github/attestations/verify.ts';
import type { Ports } from '../../../ports.ts';
import type { Registry } from '../../../registry/client/client.ts';
import type { Digests } from '../../../registry/ledger/ledger.ts';
import { jsonBytes } from '../../../registry/client/oci.ts';
import { publishedImage } from '../../../registry/published-image.ts';
import { attach } from '../../../registry/client/referrers.ts';
import { PREDICATE_ANNOTATION, SIGNER_ANNOTATION } from '../../../registry/released-image.ts';
import { saysPassed } from '../test-result.ts';

/** The workflow that attests images, on the branch that it may run on. */
const SIGNER = '.github/workflows/publish.yml@refs/heads/main';

/** What has to be attested of an image before it becomes the latest. */
const REQUIRED = [
  { type: PredicateType.provenance, of: (image: string) => `where ${image} comes from` },
  { type: PredicateType.tests, of: (image: string) => `that ${image} passed its tests` },
] as const;

/** The media type of a bundle, by which `gh attestation verify --bundle-from-oci` finds it. */
const BUNDLE = 'application/vnd.dev.sigstore.bundle.v0.3+json';

export interface AttestedImages {
  /** Refuses images, by variant, or lets them become the latest. */
  readonly accept: (digests: Digests) => Promise<void>;
  /**
   * The workflow that signed what was accepted, `OWNER/NAME/.github/workflows/FILE`: of another repository
   * if that is called.
   */
  readonly signer: () => string | undefined;
}

/**
 * Accepts images of which GitHub keeps attestations by this repository's publish.yml on main: where they
 * come from, and that the tests of just this image passed. What was verified is put beside the image in
 * the registry, so that others can verify it without GitHub.
 *
 * @param trustedRoot file with the authorities to trust, instead of Sigstore's own
 * @throws UserError, at once if GITHUB_TOKEN or GITHUB_REPOSITORY is missing, and when an image is not
 *   accepted (checkFailed); SurroundingsError if a server does not answer.
 */
export function attestedImages(
  trustedRoot: string | undefined,
  registry: Registry,
  ports: Ports,
): AttestedImages {
  const github = connected(ports.env);
  let known: Promise<readonly Authorities[]> | undefined;
  // Nobody has to be asked if there is nothing to verify.
  const trusted = () => (known ??= authoritiesOf(trustedRoot));
  let signer: string | undefined;
  return { accept, signer: () => signer };

  async function accept(digests: Digests): Promise<void> {
    const verified: [digest: string, statements: readonly VerifiedStatement[]][] = [];
    for (const [variant, digest] of Object.entries(digests)) {
      const step = ports.log.step(`Verifying the attestations of ${variant}`);
      try {
        const statements = await statementsOf({ variant, digest }, { github, registry, trusted });
        step.done(`Verified: ${statements.length} attestations of ${variant} (${digest})`);
        verified.push([digest, statements]);
      } catch (error) {
        step.fail();
        throw error;
      }
    }
    for (const [digest, statements] of verified) await keepBeside(registry, digest, statements);
    signer = verified[0]?.[1][0]?.signer;
  }
}

function connected(env: Ports['env']): GitHub {
  if (env['GITHUB_TOKEN'] && env['GITHUB_REPOSITORY']) return connectGitHub(env);
  throw new UserError('only GitHub knows who attested the images, and it cannot be asked', {
    next: 'set GITHUB_TOKEN=$(gh auth token) and GITHUB_REPOSITORY=owner/name, or go without: --no-attested',
  });
}

interface Sources {
  readonly github: GitHub;
  readonly registry: Registry;
  readonly trusted: () => Promise<readonly Authorities[]>;
}

async function statementsOf(
  { variant, digest }: { readonly variant: string; readonly digest: string },
  { github, registry, trusted }: Sources,
): Promise<VerifiedStatement[]> {
  const image = await publishedImage(registry, digest);
  if (image === undefined) {
    throw new SurroundingsError(`the ${variant} image ${digest} is gone from the registry`, {
      next: 'npx vsc releases lists the others',
    });
  }
  // An engine's id is one or the other, as its image store has it.
  const ids = [image.configDigest, image.digest];
  const { owner, repo } = github.place;
  const wanted = { digest, workflow: `${owner}/${repo}/${SIGNER}` };
  const statements: VerifiedStatement[] = [];
  const refused = new Set<string>();
  for (const bundle of await storedAttestations(github, digest)) {
    const statement = await verifyAttestation(bundle, wanted, await trusted());
    if (typeof statement === 'string') refused.add(statement);
    else if (statement.type !== PredicateType.tests || saysPassed(statement.predicate, ids)) {
      statements.push(statement);
    } else refused.add('it does not say that this very image passed its tests');
  }
  const missing = REQUIRED.find(({ type }) => statements.every((each) => each.type !== type));
  if (missing === undefined) return statements;
  const why = refused.size === 0 ? '' : `; refused: ${[...refused].slice(0, 3).join(', ')}`;
  throw new UserError(`nothing attests ${missing.of(`the ${variant} image ${digest}`)}${why}`, {
    next: 'publish the image by publish.yml, which attests it; without attestations: attested: false in the workflow, --no-attested here',
    exitCode: ExitCode.checkFailed,
  });
}

/** Artifacts whose subject is the image, in the form that actions/attest and cosign write. */
async function keepBeside(
  registry: Registry,
  digest: string,
  statements: readonly VerifiedStatement[],
): Promise<void> {
  for (const { type, bundle, signer } of statements) {
    await attach(registry, digest, {
      mediaType: BUNDLE,
      bytes: jsonBytes(bundle),
      title: 'attestation.sigstore.json',
      annotations: {
        'dev.sigstore.bundle.content': 'dsse-envelope',
        [PREDICATE_ANNOTATION]: type,
        [SIGNER_ANNOTATION]: signer,
      },
    });
  }
}
