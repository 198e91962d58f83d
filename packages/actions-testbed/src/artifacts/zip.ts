import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

/** A member of a zip: its content, or the target of a symbolic link. */
export type Member = { readonly name: string } & (
  { readonly content: string | Buffer } | { readonly link: string }
);

const FILE = 0o100644;
const LINK = 0o120777;

/** Makes a zip of any members, even of names that lead out of the folder that it is unpacked into. */
export async function zipOf(members: readonly Member[]): Promise<Buffer> {
  const zip = new ZipFile();
  // A library that writes zips refuses hostile names, so they are put in afterwards.
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
