import { SurroundingsError, UserError } from '../../errors.ts';
import { shortLine } from '../../untrusted-text.ts';
import { Authenticator, type Credentials, purposeOf } from './auth.ts';
import {
  type Descriptor,
  descriptorOf,
  digestOf,
  type Index,
  isDigest,
  MANIFEST_TYPES,
  MediaType,
  type StoredManifest,
} from './oci.ts';
import { PATIENT, type RetryPolicy, retrying, TransientError } from '../../retry.ts';
import {
  httpTransport,
  isLoopback,
  type Reply,
  type Request,
  type Transport,
} from './transport.ts';

export interface RegistryOptions {
  /** Host, with a port if it needs one. */
  readonly host: string;
  readonly repository: string;
  readonly credentials?: Credentials | undefined;
  readonly signal: AbortSignal;
  readonly retry?: RetryPolicy;
  /** Told about each failure that is tried again. */
  readonly onRetry?: (failure: TransientError) => void;
}

const MAX_PAGES = 1000;

/** Enough to need a block of a disk, and nothing to send. */
const PROBE_BYTES = 65_536;

/**
 * One repository of an OCI distribution registry (specification 1.1). Every call is idempotent and
 * retried with back-off; what is read or written is checked against its digest. Methods throw
 * UserError if the registry refuses a login, SurroundingsError if it fails or stays unreachable.
 *
 * No npm client serves: those there are read whole blobs unchecked, list no tags, or are abandoned.
 */
export class Registry {
  readonly host: string;
  readonly repository: string;
  readonly #options: RegistryOptions;
  readonly #base: URL;
  readonly #transport: Transport;
  readonly #session: Session;

  constructor(options: RegistryOptions, session?: Session) {
    this.host = options.host;
    this.repository = options.repository;
    this.#options = options;
    const scheme = isLoopback(options.host) ? 'http' : 'https';
    this.#base = new URL(`${scheme}://${options.host}/v2/${options.repository}/`);
    this.#transport = httpTransport(options.signal);
    this.#session = session ?? {
      auth: new Authenticator(options.credentials),
      blobs: new Set(),
      manifests: new Map(),
    };
  }

  /** The same repository and session, ended by another signal. */
  under(signal: AbortSignal): Registry {
    return new Registry({ ...this.#options, signal }, this.#session);
  }

  /** The digest that a tag or digest stands for, or undefined if there is none. */
  async resolve(reference: string): Promise<string | undefined> {
    const reply = await this.#call('HEAD', `manifests/${reference}`, {
      headers: { accept: MANIFEST_TYPES },
    });
    if (reply.status === 404) return undefined;
    const digest = reply.headers.get('docker-content-digest') ?? '';
    if (!isDigest(digest)) return (await this.manifest(reference))?.digest;
    return digest;
  }

  /** The manifest behind a tag or digest, or undefined if there is none. */
  async manifest(reference: string): Promise<StoredManifest | undefined> {
    const known = this.#session.manifests.get(reference);
    if (known !== undefined) return known;
    const reply = await this.#call('GET', `manifests/${reference}`, {
      headers: { accept: MANIFEST_TYPES },
    });
    if (reply.status === 404) return undefined;
    const digest = digestOf(reply.body);
    const expected = isDigest(reference) ? reference : reply.headers.get('docker-content-digest');
    this.#checkDigest(`manifest ${reference}`, digest, expected);
    const mediaType = reply.headers.get('content-type') ?? MediaType.manifest;
    const manifest = { digest, mediaType, bytes: reply.body };
    this.#session.manifests.set(digest, manifest);
    return manifest;
  }

  /** The manifest of an image that has to be there. */
  async manifestOf(digest: string): Promise<StoredManifest> {
    const manifest = await this.manifest(digest);
    if (manifest !== undefined) return manifest;
    throw new SurroundingsError(`${this.repository} has no ${digest}`, {
      next: 'publish the image again, then run this again',
    });
  }

  /**
   * Writes a manifest under a tag or its digest, and returns its digest. With `ifMatch`, registries
   * that know conditional writes refuse to replace anything but that digest; many ignore it.
   */
  async putManifest(
    reference: string,
    manifest: Pick<StoredManifest, 'mediaType' | 'bytes'>,
    ifMatch?: string,
  ): Promise<{ digest: string; headers: Headers }> {
    const digest = digestOf(manifest.bytes);
    const condition = ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` };
    const reply = await this.#call('PUT', `manifests/${reference}`, {
      headers: { 'content-type': manifest.mediaType, ...condition },
      body: manifest.bytes,
    });
    this.#checkDigest(`manifest ${reference}`, digest, reply.headers.get('docker-content-digest'));
    return { digest, headers: reply.headers };
  }

  /**
   * Deletes a tag alone, or by digest a manifest with all its tags; false if the registry does
   * not do that (docker-registry 2 knows digests only, ghcr.io neither).
   */
  async deleteManifest(reference: string): Promise<boolean> {
    this.#session.manifests.delete(reference);
    const reply = await this.#call('DELETE', `manifests/${reference}`, { accept: [400, 405] });
    return reply.status !== 400 && reply.status !== 405;
  }

  /**
   * What the registry's own list has attached to a digest (specification 1.1), its first page; or
   * undefined if it keeps no such list: its artifacts are under a fallback tag then.
   */
  async referrers(digest: string): Promise<readonly Descriptor[] | undefined> {
    const reply = await this.#call('GET', `referrers/${digest}`, { accept: [400, 405] });
    if (reply.status >= 400) return undefined;
    return (this.#json(reply) as Partial<Index>).manifests ?? [];
  }

  /** The content of a blob of at most `maxBytes`, or undefined if there is none. */
  async blob(digest: string, maxBytes: number): Promise<Buffer | undefined> {
    const reply = await this.#call('GET', `blobs/${digest}`, { maxBytes });
    if (reply.status === 404) return undefined;
    this.#checkDigest(`blob ${digest}`, digestOf(reply.body), digest);
    return reply.body;
  }

  /**
   * Uploads a blob in one piece, unless the registry has it, and returns its descriptor. A failed
   * attempt starts over with a look whether the blob has arrived after all. Layers don't come
   * this way: the engine pushes those.
   */
  async putBlob(mediaType: string, bytes: Buffer): Promise<Descriptor> {
    const descriptor = descriptorOf(mediaType, bytes);
    if (this.#session.blobs.has(descriptor.digest)) return descriptor;
    await this.#retrying(async () => {
      if ((await this.#once('HEAD', `blobs/${descriptor.digest}`)).status !== 404) return;
      const session = await this.#once('POST', 'blobs/uploads/');
      const url = new URL(session.headers.get('location') ?? '', this.#base);
      url.searchParams.set('digest', descriptor.digest);
      const headers = { 'content-type': 'application/octet-stream' };
      const reply = await this.#once('PUT', url, { headers, body: bytes });
      if (reply.status === 404) throw new TransientError(`${this.host} lost an upload`);
    });
    this.#session.blobs.add(descriptor.digest);
    return descriptor;
  }

  /**
   * Makes sure that an upload is taken: one is begun, gets a little, and is given up. Nothing is left but what
   * registries remove by themselves.
   *
   * @throws UserError if the login may not write, SurroundingsError that says what the registry said.
   */
  async probePush(retry = this.#options.retry ?? PATIENT): Promise<void> {
    const upload = async () => {
      const session = await this.#once('POST', 'blobs/uploads/');
      if (session.status === 404) throw this.#refusal('an upload', session);
      const url = new URL(session.headers.get('location') ?? '', this.#base);
      const headers = { 'content-type': 'application/octet-stream' };
      const taken = await this.#once('PATCH', url, { headers, body: Buffer.alloc(PROBE_BYTES) });
      // Some take that for deleting, which a login that may push needn't be allowed.
      await this.#once('DELETE', url).catch(() => undefined);
      if (taken.status === 404) throw this.#refusal('an upload', taken);
    };
    await retrying(upload, retry, this.#options);
  }

  /** All tags, in the registry's order; none if the repository does not exist yet. */
  async tags(): Promise<string[]> {
    const tags: string[] = [];
    let next: string | undefined = 'tags/list?n=1000';
    for (let page = 0; next !== undefined; page++) {
      if (page === MAX_PAGES) {
        throw new SurroundingsError(`${this.host} lists tags without end`, {
          next: 'check host: in environment/competition.yml, and any proxy in between',
        });
      }
      const reply: Reply = await this.#call('GET', next);
      if (reply.status === 404) return tags;
      const list = this.#json(reply) as { tags?: string[] | null };
      tags.push(...(list.tags ?? []));
      next = /<([^>]+)>\s*;\s*rel="?next"?/.exec(reply.headers.get('link') ?? '')?.[1];
    }
    return tags;
  }

  #call(method: Request['method'], path: string, extra: Extra = {}): Promise<Reply> {
    return this.#retrying(() => this.#once(method, path, extra));
  }

  #retrying<T>(operation: () => Promise<T>): Promise<T> {
    return retrying(operation, this.#options.retry ?? PATIENT, this.#options);
  }

  /** One request, with the login it takes; replies other than 2xx, 404 and `accept` throw. */
  async #once(method: Request['method'], target: string | URL, extra: Extra = {}): Promise<Reply> {
    const { accept = [], headers = {}, ...rest } = extra;
    const url = new URL(target, this.#base);
    const ours = url.host === this.#base.host;
    const purpose = purposeOf(method);
    const send = () => {
      const authorization = ours ? this.#session.auth.header(purpose) : undefined;
      const all = authorization === undefined ? headers : { ...headers, authorization };
      return this.#transport({ method, url, headers: all, ...rest });
    };
    let reply = await send();
    if (reply.status === 401 && ours) {
      await this.#session.auth.answer(
        purpose,
        reply.headers.get('www-authenticate'),
        this.#transport,
      );
      reply = await send();
    }
    const { status } = reply;
    if (status < 300 || status === 404 || accept.includes(status)) return reply;
    throw this.#refusal(`${method} ${url.pathname}`, reply);
  }

  #refusal(what: string, { status, body }: Reply): UserError {
    if (status === 401 || status === 403) {
      return new UserError(`${this.host} does not allow ${what}`, {
        next: `check that the login may read and write ${this.repository}`,
      });
    }
    // docker-registry in maintenance answers so, and Azure's if somebody has locked the tag.
    if (status === 405 && /^(?:PUT|POST) /.test(what)) {
      return new SurroundingsError(`${this.host} is read-only, or has locked what ${what} writes`, {
        next: `let it take writes to ${this.repository} again, then run this again: nothing is lost`,
      });
    }
    return new SurroundingsError(
      `${this.host} refuses ${what}: status ${status}: ${shortLine(body.toString('utf8'))}`,
      {
        next: 'check that the registry of environment/competition.yml supports such requests',
      },
    );
  }

  #json({ body }: Reply): unknown {
    try {
      return JSON.parse(body.toString('utf8'));
    } catch (cause) {
      throw new SurroundingsError(`${this.host} does not answer as a registry does`, {
        next: 'check host: in environment/competition.yml, and any proxy in between',
        cause,
      });
    }
  }

  #checkDigest(what: string, actual: string, expected: string | null): void {
    if (expected === null || expected === actual) return;
    throw new TransientError(`${this.host}: ${what} arrived as ${actual}, not ${expected}`);
  }
}

/** What clients of one repository share: the login, and what is known by digest for good. */
interface Session {
  readonly auth: Authenticator;
  readonly blobs: Set<string>;
  readonly manifests: Map<string, StoredManifest>;
}

interface Extra {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  readonly maxBytes?: number;
  /** Statuses that are an answer, besides 2xx and 404. */
  readonly accept?: readonly number[];
}
