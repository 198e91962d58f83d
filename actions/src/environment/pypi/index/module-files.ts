/** Folders that archives leave beside their modules, and that nobody imports. */
const aside = new Set([
  'benchmark',
  'benchmarks',
  'bin',
  'demo',
  'doc',
  'docs',
  'example',
  'examples',
  'notebooks',
  'scripts',
  'test',
  'testing',
  'tests',
  'tools',
]);

/** More of one wheel says nothing new. */
const MOST = 4000;

/** Deep enough to tell parts of a namespace from each other, such as `google/cloud/storage`. */
const DEEPEST = 4;

/**
 * The files of a wheel that Python imports, as they are in site-packages: of the upper folders only.
 * @param names of its members: hostile, so bounded
 */
export function moduleFiles(names: Iterable<string>): string[] {
  const found: string[] = [];
  for (const name of names) {
    const parts = name.replace(/^[^/]+\.data\/(?:pure|plat)lib\//, '').split('/');
    const [top = ''] = parts;
    const file = parts.at(-1) ?? '';
    if (parts.length > DEEPEST || !/\.(?:py|so|pyd)$/.test(file)) continue;
    if (/\.(?:dist-info|data|libs)$/.test(top) || aside.has(top.replace(/\.py$/, ''))) continue;
    if (parts.every((part) => /^[\w.+-]{1,120}$/.test(part))) found.push(parts.join('/'));
    if (found.length >= MOST) break;
  }
  return found;
}

/**
 * The modules that two wheels both bring, so that the later one overwrites the earlier one's. An
 * `__init__.py` alone is a namespace that they share, unless it is all that one of them has there.
 */
export function sharedModules(one: ReadonlySet<string>, other: ReadonlySet<string>): string[] {
  const shared = new Set([...one].filter((file) => other.has(file)));
  const tops = new Set(Array.from(shared, topOf));
  return [...tops].filter((top) => {
    const whole = (files: ReadonlySet<string>) => [...files].filter((file) => topOf(file) === top);
    const common = whole(shared);
    if (common.some((file) => !file.endsWith('/__init__.py'))) return true;
    return [whole(one), whole(other)].some((files) => files.length === common.length);
  });
}

/** `cv2` of `cv2/__init__.py`, `six` of `six.py`. */
function topOf(file: string): string {
  return file.replace(/[/.].*$/, '');
}
