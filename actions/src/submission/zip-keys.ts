import * as v from 'valibot';

const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

/** What a zip was packed from, as far as it is known; in its comment. */
const ZIP_KEYS = v.object({
  /** Whose videos its descriptors are of. */
  dataset: v.optional(v.pipe(v.string(), v.regex(/^[a-z][a-z0-9]{0,15}$/))),
  /** Of the code: `codeDigest`. */
  code: v.optional(sha256),
  /** Id of the image in which `embed` made its descriptors. */
  image: v.optional(v.pipe(v.string(), v.regex(/^[\w:]{1,100}$/))),
  /** Of the metadata that lists the videos: `metadataDigest`. */
  query: v.optional(sha256),
  reference: v.optional(sha256),
});
export type ZipKeys = v.InferOutput<typeof ZIP_KEYS>;

/** In ASCII, on one line. */
export function zipKeysText(keys: ZipKeys): string {
  return JSON.stringify(keys);
}

/** None if the text is something else. */
export function parseZipKeys(text: string): ZipKeys {
  try {
    return v.parse(ZIP_KEYS, JSON.parse(text));
  } catch {
    return {};
  }
}
