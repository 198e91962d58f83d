import { mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { fromBufferPromise } from 'yauzl';
import { ZipFile } from 'yazl';

/** A member of a zip: its content, or where a symbolic link leads. */
export type Member = { readonly name: string } & (
  { readonly content: string | Buffer } | { readonly link: string }
);

const FILE = 0o100644;
const LINK = 0o120777;
const KIND = 0o170000;

/** Makes a zip of any members: names may lead out of the folder that it is unpacked into. */
export async function zipOf(members: readonly Member[]): Promise<Buffer> {
  const zip = new ZipFile();
  // A library that writes zips refuses hostile names: they are put in afterwards.
  const names = members.map(({ name }, index) => ({
    name,
    safe: `${index}`.padEnd(Buffer.byteLength(name), '~'),
  }));
  for (const [index, member] of members.entries()) {
    const link = 'link' in member;
    const content = Buffer.from(link ? member.link : member.content);
    zip.addBuffer(content, names[index]?.safe ?? '', { mode: link ? LINK : FILE });
  }
  zip.end();
  const bytes = await buffer(zip.outputStream);
  for (const { name, safe } of names) {
    for (let at = bytes.indexOf(safe); at >= 0; at = bytes.indexOf(safe, at + 1)) {
      bytes.write(name, at);
    }
  }
  return bytes;
}

/**
 * Unpacks a zip into a folder, links as links. Throws for names that lead out of it, and for a
 * member that would be written through a link of the same zip.
 */
export async function unpack(zip: Buffer, folder: string): Promise<void> {
  const opened = await fromBufferPromise(zip);
  const links: string[] = [];
  for await (const entry of opened.eachEntry()) {
    const target = path.join(folder, entry.fileName);
    if (entry.fileName.endsWith('/')) {
      await mkdir(target, { recursive: true });
      continue;
    }
    if (links.some((link) => target === link || target.startsWith(`${link}/`))) {
      throw new Error(`${entry.fileName} leads through a link`);
    }
    const content = await buffer(await opened.openReadStreamPromise(entry));
    await mkdir(path.dirname(target), { recursive: true });
    if (((entry.externalFileAttributes >>> 16) & KIND) === (LINK & KIND)) {
      links.push(target);
      await symlink(content.toString(), target);
    } else await writeFile(target, content);
  }
}
