import { buffer } from 'node:stream/consumers';
import { zstdCompressSync } from 'node:zlib';
import { pack } from 'tar-stream';
import { ZipFile } from 'yazl';

/**
 * A `.conda` file, as conda's CEP 35 has it, with `info/paths.json` and nothing else in it.
 * @param stem of its file name: `name-version-build`
 * @param paths the bytes of each file that it says it has
 */
export async function condaArchive(
  stem: string,
  paths: Readonly<Record<string, number>>,
): Promise<Buffer> {
  const listed = Object.entries(paths).map(([path, size]) => ({
    _path: path,
    path_type: 'hardlink',
    sha256: '0'.repeat(64),
    size_in_bytes: size,
  }));
  const info = pack();
  info.entry({ name: 'info/about.json' }, '{}');
  info.entry({ name: 'info/paths.json' }, JSON.stringify({ paths: listed, paths_version: 1 }));
  info.finalize();
  const zip = new ZipFile();
  const stored = { compress: false };
  zip.addBuffer(Buffer.from('{"conda_pkg_format_version": 2}'), 'metadata.json', stored);
  zip.addBuffer(zstdCompressSync(''), `pkg-${stem}.tar.zst`, stored);
  zip.addBuffer(zstdCompressSync(await buffer(info)), `info-${stem}.tar.zst`, stored);
  zip.end();
  return buffer(zip.outputStream);
}
