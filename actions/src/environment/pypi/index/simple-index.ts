import { Fetcher, type FetcherOptions } from '../../channel/fetcher.ts';
import { patienceWithin, Unavailable } from '../../channel/download.ts';
import { type Metadata, readEggRequires, readMetadata } from './metadata.ts';
import { moduleFiles } from './module-files.ts';
import { remoteArchiveTexts, remoteZipNames, remoteZipTexts } from './remote-archive.ts';
import {
  essentialFiles,
  readSimplePage,
  type ReleaseFile,
  SIMPLE_TYPES,
  type SizedFile,
} from './simple-page.ts';

export const PYPI = 'https://pypi.org/simple/';

/** How long pages stay as they are: PyPI says so itself, and pip and uv take its word. */
const FRESH_MS = 600_000;

/** Of what is kept between runs: one of another form counts as absent. */
const KEPT_FORM = 2;

/** The longest pages of PyPI have a third of it. */
const LARGEST_PAGE = 2 ** 24;

/** What PyPI asks of programs. */
const AT_ONCE = 8;

export interface IndexOptions extends FetcherOptions {
  /** Address of the Simple API; without it PyPI's. */
  readonly indexUrl?: string | undefined;
  /** Whether wheels for other systems than the image's are listed too. Nothing is kept then. */
  readonly whole?: boolean | undefined;
}

/**
 * A package index by the Simple API alone (PEP 503, 691), as pip and uv read it. What a release needs
 * comes from the metadata beside a wheel (PEP 658), else from the wheel itself, by requests for parts
 * of it. A source archive has what setuptools noted when it was made: nothing is built. Each answer is
 * asked for once.
 */
export class SimpleIndex {
  readonly #fetcher: Fetcher;
  readonly #base: string;
  readonly #whole: boolean;
  readonly #projects = new Map<string, Promise<readonly ReleaseFile[] | undefined>>();
  readonly #metadata = new Map<string, Promise<Metadata>>();
  readonly #modules = new Map<string, Promise<readonly string[] | undefined>>();

  constructor(options: IndexOptions) {
    // Longer pauses than for channels: an index says by Retry-After when it may be asked again.
    const patience = { ...patienceWithin(options.deadlineMs), maxDelayMs: options.deadlineMs / 8 };
    const cacheFolder = options.whole ? undefined : options.cacheFolder;
    this.#fetcher = new Fetcher({ patience, atOnce: AT_ONCE, ...options, cacheFolder });
    this.#whole = options.whole ?? false;
    this.#base = (options.indexUrl ?? PYPI).replace(/\/*$/, '/');
  }

  /** All files of a project; undefined if the index has none of this name. @throws Unavailable */
  project(name: string): Promise<readonly ReleaseFile[] | undefined> {
    return once(this.#projects, name, () => {
      const url = `${this.#base}${encodeURIComponent(name)}/`;
      const distil = (bytes: Uint8Array) => {
        const files = readSimplePage(name, url, textOf(bytes));
        const kept = this.#whole ? files : essentialFiles(files);
        return Buffer.from(JSON.stringify({ form: KEPT_FORM, files: kept }));
      };
      const keeping = { freshMs: FRESH_MS, accept: SIMPLE_TYPES, distil, limit: 2 * LARGEST_PAGE };
      return this.#fetcher.get(url, listOf, keeping);
    });
  }

  /** What a file says of its release. @throws Unavailable */
  metadata(file: ReleaseFile): Promise<Metadata> {
    return once(this.#metadata, file.sha256, async () => {
      const name = `metadata ${KEPT_FORM} of sha256:${file.sha256}`;
      const kept = await this.#fetcher.derived(name, async () =>
        Buffer.from(JSON.stringify(await this.#read(file))),
      );
      return JSON.parse(textOf(kept)) as Metadata;
    });
  }

  /**
   * The files of a wheel that Python imports; undefined for a source archive, and if the server doesn't
   * say. Kept by the wheel's hash.
   */
  modules(file: ReleaseFile): Promise<readonly string[] | undefined> {
    if (file.kind !== 'wheel') return Promise.resolve(undefined);
    return once(this.#modules, file.sha256, async () => {
      try {
        const kept = await this.#fetcher.derived(`modules of sha256:${file.sha256}`, async () =>
          Buffer.from(JSON.stringify(moduleFiles(await remoteZipNames(this.#fetcher, file.url)))),
        );
        return JSON.parse(textOf(kept)) as string[];
      } catch (error) {
        if (error instanceof Unavailable) return undefined;
        throw error;
      }
    });
  }

  /** A file with the hash that the index gives for it. @throws Unavailable */
  async download({ url }: ReleaseFile, check: (bytes: Uint8Array) => void): Promise<Buffer> {
    const read = (bytes: Uint8Array) => {
      check(bytes);
      return Buffer.from(bytes);
    };
    return (await this.#fetcher.get(url, read, { immutable: true })) ?? Buffer.alloc(0);
  }

  /** The file with its size, which pages in HTML don't give. @throws Unavailable, also if it is gone */
  async sized(file: ReleaseFile): Promise<SizedFile> {
    const { size = (await this.#fetcher.part(file.url, 'bytes=0-0')).size } = file;
    return { ...file, size };
  }

  async #read(file: ReleaseFile): Promise<Metadata> {
    if (file.kind === 'sdist') return this.#readSdist(file);
    if (file.metadata) {
      const read = (bytes: Uint8Array) => readMetadata(textOf(bytes));
      const beside = await this.#fetcher.get(`${file.url}.metadata`, read, { immutable: true });
      if (beside !== undefined) return beside;
    }
    const [text = ''] = (
      await remoteZipTexts(this.#fetcher, file.url, /^[^/]+\.dist-info\/METADATA$/)
    ).values();
    return readMetadata(text);
  }

  /** PKG-INFO has the requirements since metadata 2.2, unless it says that a build decides. */
  async #readSdist(file: ReleaseFile): Promise<Metadata> {
    const wanted = /^[^/]+\/(?:PKG-INFO|(?:[^/]+\/)?[^/]+\.egg-info\/requires\.txt)$/;
    const texts = await remoteArchiveTexts(this.#fetcher, file.url, wanted);
    const named = (end: string) => [...texts].find(([name]) => name.endsWith(end))?.[1];
    const own = readMetadata(named('/PKG-INFO') ?? `Version: ${file.version}`);
    const noted = named('/requires.txt');
    return own.requires.length > 0 || noted === undefined
      ? own
      : { ...own, ...readEggRequires(noted) };
  }
}

function once<T>(known: Map<string, Promise<T>>, key: string, ask: () => Promise<T>): Promise<T> {
  const found = known.get(key) ?? ask();
  known.set(key, found);
  return found;
}

function listOf(bytes: Uint8Array): ReleaseFile[] {
  const { form, files } = JSON.parse(textOf(bytes)) as { form?: number; files: ReleaseFile[] };
  if (form !== KEPT_FORM) throw new Error('it was kept by another version');
  return files;
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8');
}
