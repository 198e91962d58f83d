import { createWriteStream } from 'node:fs';
import type { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { replaceFile } from './replace-file.ts';

/**
 * A member of a zip: its content, the file that holds it, a stream of so many bytes, or an empty folder, whose name
 * ends with a slash.
 */
export type ZipMember = { name: string; compress?: boolean } & (
  | { content: Buffer }
  | { file: string }
  | { stream: () => Readable; bytes: number }
  | { folder: true }
);

/**
 * Writes a zip whose bytes depend on nothing but the members: sorted by name, one fixed date and
 * mode. It appears under its name when complete; nothing is left behind on failure.
 * @param stamp what the zip passes through on its way to the file
 * @throws the file system's error, or the signal's reason
 */
export async function writeZip(
  target: string,
  members: readonly ZipMember[],
  signal: AbortSignal,
  stamp?: Transform,
): Promise<void> {
  // MS-DOS time holds the fields of a local time: these are the same in every time zone.
  const fixed = { mtime: new Date(2000, 0, 1), mode: 0o100644, forceDosTimestamp: true };
  const zip = new ZipFile();
  const output: NodeJS.ReadableStream = zip.outputStream;
  // A member that can't be read is reported on the zip, not on its stream.
  zip.on('error', (error: Error) => output.emit('error', error));
  for (const member of members.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const options = { ...fixed, compress: member.compress ?? true };
    if ('content' in member) zip.addBuffer(member.content, member.name, options);
    else if ('file' in member) zip.addFile(member.file, member.name, options);
    else if ('folder' in member) {
      zip.addEmptyDirectory(member.name, { ...fixed, mode: 0o040755 });
    } else {
      const { name, stream, bytes: size } = member;
      zip.addReadStreamLazy(name, { ...options, size }, (take) => {
        const opened = stream();
        opened.on('error', (error) => output.emit('error', error));
        take(null, opened);
      });
    }
  }
  zip.end();
  try {
    await replaceFile(target, (partial) => {
      const file = createWriteStream(partial);
      return pipeline(stamp === undefined ? [output, file] : [output, stamp, file], { signal });
    });
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  }
}
