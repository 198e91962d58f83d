import { ExitCode, messageOf, UserError } from '../../errors.ts';
import { connectGitHub } from '../client.ts';
import { jobLibrary } from '../job-library.ts';

/** An artifact as attestations name it. */
export interface Subject {
  readonly name: string;
  /** `sha256:…` */
  readonly digest: string;
}

/** A signed statement that GitHub keeps. */
export interface Attestation {
  readonly id: string;
  /** Its page. */
  readonly url: string;
  /** The Sigstore bundle: statement, signature and certificate, for checks without GitHub. */
  readonly bundle: object;
}

/** What a statement says of its subject, beside the provenance. */
export interface Predicate {
  /** A URI. */
  readonly type: string;
  readonly content: object;
}

/**
 * Signs a statement about artifacts with the identity of this job, and stores it with GitHub. Without a
 * predicate it is the build's provenance. GitHub's own library does it; it reads GITHUB_* and the
 * variables of the job's identity from the environment of this process.
 *
 * @throws UserError if this is not a job with the rights for it, or a service refuses.
 */
export async function attest(
  subjects: readonly Subject[],
  predicate: Predicate | undefined,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Attestation> {
  const { place } = connectGitHub(env);
  if (!env['ACTIONS_ID_TOKEN_REQUEST_URL']) {
    throw new UserError('only a job of GitHub Actions with an identity can attest', {
      next: 'give the job permissions: id-token: write and attestations: write',
      exitCode: ExitCode.surroundings,
    });
  }
  const library = await jobLibrary(() => import('@actions/attest'));
  const token = env['GITHUB_TOKEN'] ?? '';
  const options = { subjects: subjects.map((subject) => inTotoSubject(subject)), token };
  try {
    const { bundle, attestationID: id } = await (predicate === undefined
      ? library.attestProvenance(options)
      : library.attest({
          ...options,
          predicateType: predicate.type,
          predicate: predicate.content,
        }));
    if (id === undefined) throw new Error('GitHub gave no id for it');
    const { GITHUB_SERVER_URL: server = 'https://github.com' } = env;
    const url = `${server}/${place.owner}/${place.repo}/attestations/${id}`;
    return { id, url, bundle };
  } catch (error) {
    throw refused(subjects[0]?.name ?? '', error);
  }
}

function inTotoSubject({ name, digest }: Subject) {
  const [algorithm = '', hex = ''] = digest.split(':');
  return { name, digest: { [algorithm]: hex } };
}

/** What GitHub and Sigstore say, in parts, and what to do then; the last fits all. */
const NEXT: readonly (readonly [RegExp, string])[] = [
  [
    /Feature not available/i,
    'make the repository public, or have GitHub Enterprise Cloud; set the variable VSC_ATTEST to false to publish without attestations',
  ],
  [/Resource not accessible/i, 'give the job permissions: attestations: write'],
  [/Bad credentials/i, 'pass the token: env: GITHUB_TOKEN: ${{ github.token }}'],
  [/(?:)/, 'run the job again; githubstatus.com and status.sigstore.dev say what is down'],
];

function refused(name: string, error: unknown): UserError {
  const reason = messageOf(error);
  const [, next = ''] = NEXT.find(([pattern]) => pattern.test(reason)) ?? [];
  return new UserError(`${name} cannot be attested: ${reason}`, {
    next,
    exitCode: ExitCode.surroundings,
    cause: error,
  });
}
