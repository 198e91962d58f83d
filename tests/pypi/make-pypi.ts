import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';

/** A release of a package index of our own making; what isn't given is made up. */
export interface MadeRelease {
  requires?: string[];
  /** What setuptools noted of that in source archives; the same if it isn't given. */
  noted?: string[];
  yanked?: string;
  /** File names; a pure wheel where none are given. */
  files?: string[];
  requiresPython?: string;
  /** Bytes of each file; 1000 if it isn't given. */
  size?: number;
  /** When it was published, as ISO 8601. */
  uploaded?: string;
}

/**
 * The Simple API (PEP 691) by path below `/simple/`: a page for each project, metadata beside each wheel
 * (PEP 658), and source archives as setuptools makes them. The wheels themselves are not there.
 */
export function makePypi(
  projects: Record<string, Record<string, MadeRelease>>,
): Map<string, Buffer> {
  const answers = new Map<string, Buffer>();
  for (const [name, made] of Object.entries(projects)) {
    const files = Object.entries(made).flatMap(([version, release]) => {
      const { files: names = [`${name.replaceAll('-', '_')}-${version}-py3-none-any.whl`] } =
        release;
      for (const filename of names) {
        const stem = `files/${filename}`;
        if (filename.endsWith('.whl')) {
          answers.set(`${stem}.metadata`, Buffer.from(metadataOf(name, version, release)));
        } else answers.set(stem, sourceArchive(name, version, release));
      }
      return names.map((filename) => fileOf(filename, release));
    });
    const page = { meta: { 'api-version': '1.1' }, name, versions: Object.keys(made), files };
    answers.set(`${name}/`, Buffer.from(JSON.stringify(page)));
  }
  return answers;
}

function fileOf(
  filename: string,
  { requiresPython, yanked, uploaded, size = 1000 }: MadeRelease,
): unknown {
  return {
    filename,
    url: `../files/${filename}`,
    hashes: { sha256: createHash('sha256').update(filename).digest('hex') },
    'requires-python': requiresPython ?? null,
    yanked: yanked ?? false,
    size,
    'core-metadata': filename.endsWith('.whl'),
    ...(uploaded === undefined ? {} : { 'upload-time': uploaded }),
  };
}

function metadataOf(name: string, version: string, { requires = [] }: MadeRelease): string {
  const needs = requires.map((each) => `Requires-Dist: ${each}\n`).join('');
  return `Metadata-Version: 2.1\nName: ${name}\nVersion: ${version}\n${needs}`;
}

/** A tar of the two files that setuptools has noted a release's needs in. */
function sourceArchive(name: string, version: string, release: MadeRelease): Buffer {
  const folder = `${name}-${version}`;
  const members = {
    [`${folder}/PKG-INFO`]: metadataOf(name, version, {}),
    [`${folder}/${name}.egg-info/requires.txt`]: (release.noted ?? release.requires ?? []).join(
      '\n',
    ),
  };
  const parts = Object.entries(members).flatMap(([path, text]) => {
    const head = Buffer.alloc(512);
    head.write(path, 0);
    head.write('0000644\0', 100);
    head.write(text.length.toString(8).padStart(11, '0'), 124);
    head.write('00000000000\0', 136);
    head.write('        0', 148);
    head.write('ustar\u000000', 257);
    const sum = head.reduce((all, byte) => all + byte, 0);
    head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    const padding = Buffer.alloc((512 - (text.length % 512)) % 512);
    return [head, Buffer.from(text), padding];
  });
  return gzipSync(Buffer.concat([...parts, Buffer.alloc(1024)]));
}
