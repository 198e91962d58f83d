import { same, sign } from '../signature.ts';

/** A ref whose caches a job may see; on GitHub, a pull request sees its merge ref and its base. */
export interface Scope {
  readonly ref: string;
  readonly write: boolean;
}

/** The claims of a runtime token. */
export interface Claims {
  readonly scopes: readonly Scope[];
  /** The attempt of a run, which artifacts belong to. */
  readonly run: string;
  readonly attempt: number;
  readonly job: string;
}

/** The service's own name for an attempt of a run, which clients send back as it is. */
export function backendRun({ run, attempt }: Pick<Claims, 'run' | 'attempt'>): string {
  return `${run}.${attempt}`;
}

/** Makes an `ACTIONS_RUNTIME_TOKEN`: a JWT with the claims that the toolkit's packages read. */
export function runtimeToken(secret: string, claimed: Claims): string {
  const { scopes, job } = claimed;
  const ac = scopes.map(({ ref, write }) => ({ Scope: ref, Permission: write ? 3 : 1 }));
  const claims = { scp: `Actions.Results:${backendRun(claimed)}:${job}`, ac: JSON.stringify(ac) };
  const body = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`;
  return `${body}.${sign(secret, body)}`;
}

function encode(part: unknown): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}

/** The claims in an `Authorization` header, or undefined if the token is not ours. */
export function readToken(secret: string, authorization = ''): Claims | undefined {
  const [header = '', claims = '', signature = ''] = authorization
    .replace(/^Bearer /, '')
    .split('.');
  if (!same(signature, sign(secret, `${header}.${claims}`))) return undefined;
  const { scp, ac } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as Record<
    string,
    string
  >;
  const [, run = '', attempt, job = ''] =
    /^Actions\.Results:(.*)\.(\d+):(.*)$/.exec(scp ?? '') ?? [];
  const scopes = JSON.parse(ac ?? '[]') as { Scope: string; Permission: number }[];
  return {
    run,
    attempt: Number(attempt),
    job,
    scopes: scopes.map(({ Scope: ref, Permission }) => ({ ref, write: Permission >= 2 })),
  };
}
