import { Unavailable } from '../channel/download.ts';
import { Fetcher, type FetcherOptions } from '../channel/fetcher.ts';
import type { AdvisoryAnswer } from './model.ts';
import {
  fieldsOf,
  isAdvisoryId,
  listOf,
  mergeAliases,
  readOsvRecord,
  type CvssScore,
} from './osv-record.ts';

/** A version of a PyPI project; its name is normalized. */
export interface PypiRelease {
  readonly name: string;
  readonly version: string;
}

export interface OsvOptions extends FetcherOptions {
  /** Address of the database's API; undefined if it isn't to be asked. */
  readonly osvUrl: string | undefined;
}

/** How long everything may take: the answer decides nothing. */
const LONGEST_MS = 20_000;

/** Releases in a question, and records that are read for one release. */
const MOST = { queries: 500, pages: 5, records: 50 };

/** Bytes of an answer. Records have a few kB, those of long lists of versions some hundred. */
const LARGEST = 2 ** 23;

/**
 * The OSV database (google.github.io/osv.dev/api): which known faults versions of PyPI projects have. It
 * never fails: what it doesn't answer was not asked. Records are kept between runs.
 */
export class Osv {
  readonly #url: string | undefined;
  readonly #options: FetcherOptions;

  constructor({ osvUrl, ...options }: OsvOptions) {
    this.#url = osvUrl?.replace(/\/+$/, '');
    const deadlineMs = Math.min(options.deadlineMs, LONGEST_MS);
    const patience = { attempts: 2, firstDelayMs: 300, maxDelayMs: 5000, idleMs: deadlineMs / 4 };
    this.#options = { patience, ...options, deadlineMs, atOnce: 8 };
  }

  /** What is known of each release, in their order. */
  async advisories(releases: readonly PypiRelease[]): Promise<AdvisoryAnswer[]> {
    if (this.#url === undefined) return releases.map(() => ({ notAsked: 'the setting says none' }));
    if (releases.length === 0) return [];
    const fetcher = new Fetcher(this.#options);
    try {
      const found = await this.#query(releases, fetcher);
      const score = found.some(({ size }) => size > 0) ? await cvss() : () => undefined;
      const records = new Map<string, Promise<unknown>>();
      return await Promise.all(
        releases.map(async ({ name }, at) => {
          const listed = [...(found[at] ?? [])].slice(0, MOST.records);
          const known = await Promise.all(
            listed.map(async ([id, modified]) => {
              const record = records.get(id) ?? this.#record(id, modified, fetcher);
              records.set(id, record);
              return readOsvRecord(await record, name, score);
            }),
          );
          return { known: mergeAliases(known.filter((each) => each !== undefined)) };
        }),
      );
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error;
      return releases.map(() => ({ notAsked: `${new URL(error.url).host}: ${error.reason}` }));
    }
  }

  /** The ids of the records of each release, with the time of their last change. */
  async #query(releases: readonly PypiRelease[], fetcher: Fetcher): Promise<Map<string, string>[]> {
    const found = releases.map(() => new Map<string, string>());
    let open = releases.map((_, at) => ({ at, token: undefined as string | undefined }));
    for (let page = 0; open.length > 0 && page < MOST.pages; page += 1) {
      const next: typeof open = [];
      for (let from = 0; from < open.length; from += MOST.queries) {
        const part = open.slice(from, from + MOST.queries);
        const queries = part.map(({ at, token }) => ({
          package: { ecosystem: 'PyPI', name: releases[at]!.name },
          version: releases[at]!.version,
          ...(token === undefined ? {} : { page_token: token }),
        }));
        const results = await this.#ask(queries, fetcher);
        for (const [index, result] of results.entries()) {
          const { at } = part[index]!;
          for (const { id, modified } of listOf(result['vulns']).map(fieldsOf)) {
            if (isAdvisoryId(id)) found[at]!.set(id, String(modified));
          }
          const token = result['next_page_token'];
          if (typeof token === 'string' && token !== '') next.push({ at, token });
        }
      }
      open = next;
    }
    return found;
  }

  #ask(
    queries: readonly unknown[],
    fetcher: Fetcher,
  ): Promise<Readonly<Record<string, unknown>>[]> {
    const read = (bytes: Uint8Array) => {
      const results = listOf(fieldsOf(jsonOf(bytes))['results']);
      if (results.length !== queries.length) throw new Error('it does not answer each question');
      return results.map(fieldsOf);
    };
    const url = `${this.#url}/v1/querybatch`;
    return fetcher.ask(url, JSON.stringify({ queries }), read, LARGEST);
  }

  /** A record; kept under the time of its last change. */
  async #record(id: string, modified: string, fetcher: Fetcher): Promise<unknown> {
    const kept = await fetcher.derived(`advisory ${id} of ${modified}`, async () => {
      const url = `${this.#url}/v1/vulns/${encodeURIComponent(id)}`;
      const record = await fetcher.get(url, intact, { limit: LARGEST });
      if (record === undefined) throw new Unavailable(url, 'HTTP 404', 1);
      return record;
    });
    return jsonOf(kept);
  }
}

/** @throws if they are no JSON */
function intact(bytes: Uint8Array): Uint8Array {
  jsonOf(bytes);
  return bytes;
}

function jsonOf(bytes: Uint8Array): unknown {
  return JSON.parse(Buffer.from(bytes).toString('utf8'));
}

/** Loaded only if there is something to rate. */
async function cvss(): Promise<CvssScore> {
  const { fromVector } = await import('ae-cvss-calculator');
  return (vector) => fromVector(vector)?.calculateScores().overall;
}
