import { crc32 } from 'node:zlib';

/** Bytes before the chunks of a PNG: https://www.w3.org/TR/png-3/#3PNGsignature. */
const SIGNATURE = 8;
/** Bytes of a chunk's length, type and checksum. */
const FRAME = 12;

/** The PNG with a text added, as a `tEXt` chunk (https://www.w3.org/TR/png-3/#11tEXt) before its end. */
export function withText(png: Buffer, keyword: string, text: string): Buffer {
  const body = Buffer.from(`tEXt${keyword}\0${text}`, 'latin1');
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(body.length - 4, 0);
  body.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(body), body.length + 4);
  const end = png.length - FRAME;
  return Buffer.concat([png.subarray(0, end), chunk, png.subarray(end)]);
}

/** The text of a PNG under a keyword; undefined if it has none. */
export function textOf(png: Buffer, keyword: string): string | undefined {
  for (let at = SIGNATURE; at + FRAME <= png.length; at += FRAME + png.readUInt32BE(at)) {
    const data = png.toString('latin1', at + 4, at + 8 + png.readUInt32BE(at));
    if (data.startsWith(`tEXt${keyword}\0`)) return data.slice(4 + keyword.length + 1);
  }
  return undefined;
}
