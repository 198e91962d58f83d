import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { same, sign } from '../signature.ts';

interface Blob {
  readonly bytes: Buffer;
  readonly type: string;
}

/**
 * Blobs behind signed URLs, as Azure serves them: Put Blob, Put Block, Put Block List, HEAD, and GET
 * with a range. In memory.
 */
export class Blobs {
  private readonly content = new Map<string, Blob>();
  private readonly blocks = new Map<string, Buffer>();
  private readonly secret: string;
  /** The first part of the paths. */
  private readonly container: string;

  constructor(secret: string, container: string) {
    this.secret = secret;
    this.container = container;
  }

  create(): string {
    return randomUUID();
  }

  get(id: string): Buffer | undefined {
    return this.content.get(id)?.bytes;
  }

  /** Makes a blob from existing content. */
  keep(bytes: Buffer, type: string): string {
    const id = this.create();
    this.content.set(id, { bytes, type });
    return id;
  }

  remove(id: string): void {
    this.content.delete(id);
  }

  /** A URL that allows reading (`r`) or writing (`w`) one blob for an hour. */
  url(base: string, id: string, permission: 'r' | 'w', now = Date.now()): string {
    const expiry = new Date(now + 3_600_000).toISOString();
    const query = new URLSearchParams({ sp: permission, se: expiry });
    query.set('sig', sign(this.secret, `${id} ${permission} ${expiry}`));
    return `${base}/blobs/${this.container}/${id}?${query.toString()}`;
  }

  /** Answers a request for `/blobs/<container>/<id>`. */
  async answer(request: IncomingMessage, url: URL, response: ServerResponse): Promise<void> {
    const id = url.pathname.split('/').at(-1) ?? '';
    const { method = '' } = request;
    response.setHeader('x-ms-request-id', randomUUID()).setHeader('x-ms-version', '2025-01-05');
    const writing = method === 'PUT';
    if (!this.allowed(url, id, writing ? 'w' : 'r'))
      return refuse(response, 403, 'AuthenticationFailed');
    if (writing) {
      const type = String(request.headers['x-ms-blob-content-type'] ?? DEFAULT_TYPE);
      return this.put({ bytes: await buffer(request), type }, id, url.searchParams, response);
    }
    const blob = this.content.get(id);
    if (blob === undefined) return refuse(response, 404, 'BlobNotFound');
    return send(response, blob, method, request.headers['x-ms-range'] ?? request.headers.range);
  }

  private allowed({ searchParams }: URL, id: string, permission: string): boolean {
    const expiry = searchParams.get('se') ?? '';
    const signature = sign(this.secret, `${id} ${permission} ${expiry}`);
    return same(searchParams.get('sig') ?? '', signature) && Date.parse(expiry) > Date.now();
  }

  private put(body: Blob, id: string, query: URLSearchParams, response: ServerResponse): void {
    const part = query.get('comp');
    if (part === 'block') this.blocks.set(`${id} ${query.get('blockid')}`, body.bytes);
    else if (part === 'blocklist') {
      const names = [
        ...body.bytes.toString().matchAll(/<(?:Latest|Uncommitted|Committed)>([^<]+)</g),
      ];
      const blocks = names.map(([, name]) => this.blocks.get(`${id} ${name}`));
      if (blocks.includes(undefined)) return refuse(response, 400, 'InvalidBlockList');
      const bytes = Buffer.concat(blocks.filter((block) => block !== undefined));
      this.content.set(id, { ...body, bytes });
    } else this.content.set(id, body);
    response
      .setHeader('etag', `"${randomUUID()}"`)
      .setHeader('last-modified', new Date().toUTCString());
    response.writeHead(201).end();
  }
}

const DEFAULT_TYPE = 'application/octet-stream';

function send(
  response: ServerResponse,
  { bytes: blob, type }: Blob,
  method: string,
  range: string | string[] | undefined,
): void {
  const [, first = '0', last = ''] = /^bytes=(\d+)-(\d*)$/.exec(String(range)) ?? [];
  const start = Number(first);
  const end = last === '' ? blob.length - 1 : Math.min(Number(last), blob.length - 1);
  if (start > end && blob.length > 0) return refuse(response, 416, 'InvalidRange');
  const part = blob.subarray(start, end + 1);
  const partial = range !== undefined;
  response
    .writeHead(partial ? 206 : 200, {
      'content-length': part.length,
      'content-type': type,
      'accept-ranges': 'bytes',
      'x-ms-blob-type': 'BlockBlob',
      ...(partial && { 'content-range': `bytes ${start}-${end}/${blob.length}` }),
    })
    .end(method === 'HEAD' ? undefined : part);
}

function refuse(response: ServerResponse, status: number, code: string): void {
  response
    .writeHead(status, { 'x-ms-error-code': code, 'content-type': 'application/xml' })
    .end(`<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code></Error>`);
}
