import { pack } from '../../channel/records.ts';
import type { WireChannel } from './protocol.ts';

/** What of the web the solver uses, in place of the global names. */
interface MemoryWeb {
  readonly AbortController: typeof NeverAborted;
  readonly fetch: (request: MemoryRequest) => Promise<MemoryResponse>;
  readonly Headers: typeof Map;
  readonly Request: typeof MemoryRequest;
  readonly Response: typeof MemoryResponse;
}

/**
 * Lets the solver read channels from memory: a fetch that answers as a sharded channel would, and
 * never uses the network. What it doesn't hold is 404. Node's own Request, Response and streams would take
 * longer to load and to fill, some hundred times, than the solver takes to solve.
 */
export function memoryWeb(channels: readonly WireChannel[]): MemoryWeb {
  const files = new Map<string, Uint8Array>();
  for (const channel of channels) {
    for (const { subdir, packageBase, shards } of channel.subdirs) {
      const base = `${channel.url}/${subdir}/`;
      const hashes: Record<string, Uint8Array> = {};
      for (const [name, bytes] of shards) {
        const key = Buffer.alloc(32);
        key.writeUInt32BE(files.size + 1);
        hashes[name] = key;
        files.set(`${base}shards/${key.toString('hex')}.msgpack.zst`, bytes);
      }
      const info = { subdir, base_url: packageBase, shards_base_url: './shards/', created_at };
      files.set(`${base}repodata_shards.msgpack.zst`, pack({ version: 1, info, shards: hashes }));
    }
  }
  return {
    AbortController: NeverAborted,
    fetch: async ({ url }) => new MemoryResponse(url, files.get(url)),
    Headers: MemoryHeaders,
    Request: MemoryRequest,
    Response: MemoryResponse,
  };
}

/** The format wants a date; nothing reads it. */
const created_at = '2000-01-01T00:00:00Z';

/** Of answers that are there at once. */
class NeverAborted {
  readonly signal = {};

  abort(): void {}
}

class MemoryHeaders extends Map<string, string> {
  append(name: string, value: string): void {
    this.set(name, value);
  }
}

class MemoryRequest {
  readonly url: string;

  constructor(url: string) {
    this.url = url;
  }
}

/** An answer whose body comes in one piece. */
class MemoryResponse {
  readonly url: string;
  readonly status: number;
  readonly headers = new MemoryHeaders();
  readonly body: { getReader(): MemoryReader } | null;

  constructor(url: string, bytes: Uint8Array | undefined) {
    this.url = url;
    this.status = bytes === undefined ? 404 : 200;
    this.body = bytes === undefined ? null : { getReader: () => new MemoryReader(bytes) };
  }
}

class MemoryReader {
  #rest: Uint8Array | undefined;

  constructor(bytes: Uint8Array) {
    this.#rest = bytes;
  }

  async read(): Promise<{ done: boolean; value: Uint8Array | undefined }> {
    const value = this.#rest;
    this.#rest = undefined;
    return { done: value === undefined, value };
  }

  async cancel(): Promise<void> {
    this.#rest = undefined;
  }

  /** Nobody else waits for the body. */
  releaseLock(): void {}
}
