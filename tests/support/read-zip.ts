import { buffer } from 'node:stream/consumers';
import { openPromise } from 'yauzl';

export interface ReadMember {
  name: string;
  content: Buffer;
  /** Unix mode of the member. */
  mode: number;
}

/** All members of a zip in their order. Throws for whatever yauzl calls invalid. */
export async function readZip(file: string): Promise<ReadMember[]> {
  const zip = await openPromise(file);
  const members: ReadMember[] = [];
  for await (const entry of zip.eachEntry()) {
    const content = await buffer(await zip.openReadStreamPromise(entry));
    members.push({ name: entry.fileName, content, mode: entry.externalFileAttributes >>> 16 });
  }
  return members;
}
