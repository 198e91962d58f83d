import { normalizeName } from '../../requirement/names.ts';

/** A file of a release, as a package index lists it. */
export interface ReleaseFile {
  readonly filename: string;
  readonly kind: 'wheel' | 'sdist';
  readonly version: string;
  /** PEP 440 specifier; empty if any Python will do. */
  readonly requiresPython: string;
  /** Why it was withdrawn (maybe an empty text); undefined for one that stands. */
  readonly yanked: string | undefined;
  /** Hex. */
  readonly sha256: string;
  /** Bytes; pages in HTML don't say. */
  readonly size: number | undefined;
  readonly url: string;
  /** Whether the index serves its metadata alone, beside it (PEP 658). */
  readonly metadata: boolean;
  /** When it was published, as ISO 8601 (PEP 700); pages in HTML don't say. */
  readonly uploaded?: string | undefined;
}

/** One whose size is known. */
export type SizedFile = ReleaseFile & { readonly size: number };

/** The media types of the Simple API, as PEP 691 has them asked for. */
export const SIMPLE_TYPES =
  'application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html;q=0.2, text/html;q=0.01';

/**
 * Reads a project's page of the Simple API, in JSON (PEP 691) or HTML (PEP 503). A file without a
 * SHA-256, or of a kind that pip doesn't install, is left out.
 * @param address of the page: links may be relative
 * @throws if it is a page of something else
 */
export function readSimplePage(name: string, address: string, text: string): ReleaseFile[] {
  const listed = text.trimStart().startsWith('{') ? fromJson(text) : fromHtml(text);
  return listed.flatMap(({ filename, url, sha256, ...rest }) => {
    const parsed = parseFilename(name, filename);
    if (parsed === undefined || !/^[0-9a-f]{64}$/.test(sha256)) return [];
    return [{ filename, sha256, ...parsed, ...rest, url: new URL(url, address).href }];
  });
}

const fitting = /-any\.whl$|[-.](?:many)?linux[^-.]*_x86_64[^-]*\.whl$/;
const alien = /-(?:cp2|pp)[^-]*-[^-]*-[^-]*\.whl$/;

/**
 * The files that may fit linux-64 and CPython 3, by a quick look at their names, and one of each release
 * that has none of them.
 */
export function essentialFiles(files: readonly ReleaseFile[]): ReleaseFile[] {
  const some = files.filter(mayFit);
  const known = new Set(some.map(({ version }) => version));
  const others = new Map(files.map((file) => [file.version, file]));
  return [...some, ...[...others.values()].filter(({ version }) => !known.has(version))];
}

function mayFit({ filename }: ReleaseFile): boolean {
  return !filename.endsWith('.whl') || (fitting.test(filename) && !alien.test(filename));
}

type Listed = Omit<ReleaseFile, 'kind' | 'version'>;
type Fields = Readonly<Record<string, unknown>>;

function fromJson(text: string): Listed[] {
  const { files } = JSON.parse(text) as Fields;
  if (!Array.isArray(files)) throw new Error('it is not a page of a package index');
  return files.map((value: unknown) => {
    const file = fieldsOf(value);
    const { yanked, size } = file;
    return {
      filename: textOf(file['filename']),
      url: textOf(file['url']),
      sha256: textOf(fieldsOf(file['hashes'])['sha256']),
      size: Number.isSafeInteger(size) && Number(size) >= 0 ? Number(size) : undefined,
      requiresPython: textOf(file['requires-python']),
      yanked: yanked === true ? '' : typeof yanked === 'string' ? yanked : undefined,
      metadata: Boolean(file['core-metadata'] ?? file['dist-info-metadata'] ?? false),
      uploaded: dateOf(file['upload-time']),
    };
  });
}

function dateOf(value: unknown): string | undefined {
  const text = textOf(value);
  return /^\d{4}-\d\d-\d\dT/.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined;
}

/** Where a link begins, and all of it up to the next tag. */
const opening = /<a\b/gi;
const anchor = /((?:[^>"']|"[^"]*"|'[^']*')*)>([^<]*)/y;
const attribute = /([a-z-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'))?/gi;

/** An index may have no file of a project; what has links but none to a file is some other page. */
function fromHtml(text: string): Listed[] {
  const files = anchorsOf(text).map(([attributes, label]) => {
    const given = new Map(
      [...attributes.matchAll(attribute)].map(([, key = '', one, other]) => [
        key.toLowerCase(),
        unescape(one ?? other ?? ''),
      ]),
    );
    const [url = '', hash = ''] = (given.get('href') ?? '').split('#');
    const metadata = given.get('data-core-metadata') ?? given.get('data-dist-info-metadata');
    return {
      filename: unescape(label).trim(),
      url,
      sha256: /^sha256=([0-9a-f]{64})$/.exec(hash)?.[1] ?? '',
      size: undefined,
      requiresPython: given.get('data-requires-python') ?? '',
      yanked: given.get('data-yanked'),
      metadata: metadata !== undefined && metadata !== 'false',
    };
  });
  const found = files.filter(({ sha256 }) => sha256 !== '');
  const ours = found.length > 0 || /<title>\s*Links for |pypi:repository-version/i.test(text);
  if (!ours) throw new Error('it is not a page of a package index');
  return found;
}

/**
 * Attributes and label of each link. It goes on behind each one, and ends at one that never closes, so
 * that the longest page takes no more than one look at each character.
 */
function anchorsOf(text: string): [attributes: string, label: string][] {
  const found: [string, string][] = [];
  for (let at = 0; ; at = anchor.lastIndex) {
    opening.lastIndex = at;
    if (opening.exec(text) === null) return found;
    anchor.lastIndex = opening.lastIndex;
    const match = anchor.exec(text);
    if (match === null) return found;
    found.push([match[1] ?? '', match[2] ?? '']);
  }
}

const entities: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&#x27;': "'",
  '&amp;': '&',
};

function unescape(text: string): string {
  return text.replace(/&(?:lt|gt|quot|#39|#x27|amp);/gi, (each) => entities[each.toLowerCase()]!);
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/**
 * Kind and version from a file's name (PEP 427, PEP 625). Names of old source archives have any of
 * `-_.` in the project's name; their versions begin with a digit, or a `v` before one.
 */
export function parseFilename(
  name: string,
  filename: string,
): Pick<ReleaseFile, 'kind' | 'version'> | undefined {
  if (!/^[A-Za-z0-9_.+!-]{1,300}$/.test(filename)) return undefined;
  if (filename.endsWith('.whl')) {
    const [project = '', version, ...tags] = filename.slice(0, -4).split('-');
    const right = normalizeName(project) === name && (tags.length === 3 || tags.length === 4);
    return right && version !== undefined ? { kind: 'wheel', version } : undefined;
  }
  const stem = /^(.*)\.(?:tar\.gz|zip|tgz|tar\.bz2)$/.exec(filename)?.[1];
  if (stem === undefined) return undefined;
  for (let end = stem.indexOf('-'); end > 0; end = stem.indexOf('-', end + 1)) {
    const version = stem.slice(end + 1);
    if (normalizeName(stem.slice(0, end)) === name && /^v?\d/i.test(version)) {
      return { kind: 'sdist', version };
    }
  }
  return undefined;
}
