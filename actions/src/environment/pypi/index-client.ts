import { Fetcher, type FetcherOptions } from '../channel/fetcher.ts';

/** A file of a release, as PyPI's JSON describes it. */
export interface ReleaseFile {
  readonly filename: string;
  readonly kind: 'wheel' | 'sdist';
  /** PEP 440 specifier; empty if any Python will do. */
  readonly requiresPython: string;
  readonly yanked: boolean;
  /** Hex. */
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  readonly url: string;
}

export interface IndexRelease {
  readonly version: string;
  /** PEP 508 requirements. */
  readonly requires: readonly string[];
  /** Why the release was withdrawn (maybe an empty text); undefined for one that stands. */
  readonly yanked: string | undefined;
  readonly files: readonly ReleaseFile[];
}

/** The files of each release of a project, by version. */
export type Project = ReadonlyMap<string, readonly ReleaseFile[]>;

/** PyPI's JSON API (docs.pypi.org/api/json), each answer asked for once. */
export class PypiIndex {
  readonly #fetcher: Fetcher;
  readonly #base: string;
  readonly #answers = new Map<string, Promise<unknown>>();

  /** @param options.pypiBase where `/pypi/<name>/json` is served */
  constructor(options: FetcherOptions & { readonly pypiBase?: string | undefined }) {
    this.#fetcher = new Fetcher(options);
    this.#base = (options.pypiBase ?? 'https://pypi.org').replace(/\/+$/, '');
  }

  /** One release; undefined if PyPI has none of this name and version. @throws Unavailable */
  release(name: string, version: string): Promise<IndexRelease | undefined> {
    return this.#get(`${encodeURIComponent(name)}/${encodeURIComponent(version)}`, readRelease);
  }

  /** All releases; undefined if PyPI has no project of this name. @throws Unavailable */
  project(name: string): Promise<Project | undefined> {
    return this.#get(encodeURIComponent(name), readProject);
  }

  async #get<T>(path: string, read: (data: Fields) => T): Promise<T | undefined> {
    const url = `${this.#base}/pypi/${path}/json`;
    const known = this.#answers.get(url) ?? this.#fetcher.get(url, (data) => read(parse(data)));
    this.#answers.set(url, known);
    return (await known) as T | undefined;
  }
}

type Fields = Readonly<Record<string, unknown>>;

function parse(bytes: Uint8Array): Fields {
  return fieldsOf(JSON.parse(Buffer.from(bytes).toString('utf8')));
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function readRelease(data: Fields): IndexRelease {
  const info = fieldsOf(data['info']);
  if (typeof info['version'] !== 'string') throw new Error('no version in it');
  return {
    version: info['version'],
    requires: listOf(info['requires_dist']).filter((item) => typeof item === 'string'),
    yanked: info['yanked'] === true ? textOf(info['yanked_reason']) : undefined,
    files: listOf(data['urls']).flatMap(readFile),
  };
}

function readProject(data: Fields): Project {
  const releases = Object.entries(fieldsOf(data['releases']));
  return new Map(releases.map(([version, files]) => [version, listOf(files).flatMap(readFile)]));
}

function readFile(value: unknown): ReleaseFile[] {
  const file = fieldsOf(value);
  const kind = file['packagetype'] === 'bdist_wheel' ? 'wheel' : 'sdist';
  if (kind === 'sdist' && file['packagetype'] !== 'sdist') return [];
  const filename = textOf(file['filename']);
  if (filename === '') return [];
  return [
    {
      filename,
      kind,
      requiresPython: textOf(file['requires_python']),
      yanked: file['yanked'] === true,
      sha256: textOf(fieldsOf(file['digests'])['sha256']),
      size: Number(file['size'] ?? 0),
      url: textOf(file['url']),
    },
  ];
}
