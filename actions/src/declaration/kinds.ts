import * as v from 'valibot';
import { parseBytes } from '../text.ts';

/** How one kind of value is written, the same for a flag, a variable and an action's input. */
export interface Kind<T> {
  readonly name: string;
  /** What stands for the value in help, such as `<seconds>`. */
  readonly placeholder: string;
  /** What to give, as a part of a sentence: `true or false`. */
  readonly wanted: string;
  /** The same on a command line, where that differs. */
  readonly typed?: string;
  readonly schema: v.GenericSchema<string, T>;
  /** All values there are, for help and completion. */
  readonly choices?: readonly string[];
}

/** Timers of Node hold 24.8 days. */
const LONGEST_SECONDS = 20 * 24 * 3600;
/** A name of an image with a registry, a tag and a digest is shorter (255 + 128 + 71). */
const LONGEST_IMAGE = 512;

/** Digits as people type them: no sign, exponent or fraction, and none of another script. */
const digits = v.pipe(v.string(), v.trim(), v.regex(/^[0-9]{1,9}$/), v.transform(Number));

export const booleanKind: Kind<boolean> = {
  name: 'boolean',
  placeholder: 'true|false',
  wanted: 'true or false',
  schema: v.pipe(
    v.string(),
    v.trim(),
    v.toLowerCase(),
    v.picklist(['true', 'yes', '1', 'false', 'no', '0']),
    v.transform((word) => ['true', 'yes', '1'].includes(word)),
  ),
  choices: ['true', 'false'],
};

/** A text as a switch reads it; undefined if it is neither yes nor no. */
export function booleanOf(text: string): boolean | undefined {
  const read = v.safeParse(booleanKind.schema, text);
  return read.success ? read.output : undefined;
}

export const secondsKind: Kind<number> = {
  name: 'seconds',
  placeholder: 'seconds',
  wanted: `a whole number of seconds from 1 to ${LONGEST_SECONDS}`,
  schema: v.pipe(digits, v.minValue(1), v.maxValue(LONGEST_SECONDS)),
};

export const countKind: Kind<number> = {
  name: 'count',
  placeholder: 'n',
  wanted: 'a whole number from 1 to 1000000',
  schema: v.pipe(digits, v.minValue(1), v.maxValue(1_000_000)),
};

export const bytesKind: Kind<number> = {
  name: 'bytes',
  placeholder: 'size',
  wanted: 'a size such as 512m or 8g, at most 1024t',
  schema: v.pipe(
    v.string(),
    v.transform(parseBytes),
    v.number(),
    v.minValue(1),
    v.maxValue(2 ** 50),
  ),
};

export const fractionKind: Kind<number> = {
  name: 'fraction',
  placeholder: 'fraction',
  wanted: 'a number above 0 and at most 1, such as 0.1',
  schema: v.pipe(
    v.string(),
    v.trim(),
    v.regex(/^[0-9]{0,3}(?:\.[0-9]{1,15}|(?<=[0-9]))$/),
    v.transform(Number),
    v.gtValue(0),
    v.maxValue(1),
  ),
};

/** One of so many equal parts of a work. */
export interface WorkShard {
  /** 1 is the first. */
  readonly nth: number;
  readonly of: number;
}

export const shardKind: Kind<string> = {
  name: 'shard',
  placeholder: 'n/m',
  wanted: 'a part such as 3/16',
  schema: v.pipe(
    v.string(),
    v.trim(),
    v.regex(/^[1-9][0-9]{0,4}\/[1-9][0-9]{0,4}$/),
    v.check((text) => {
      const { nth, of } = shardOf(text);
      return nth <= of;
    }),
  ),
};

/** @param text as `shardKind` takes it */
export function shardOf(text: string): WorkShard {
  const [nth = 1, of = 1] = text.split('/').map(Number);
  return { nth, of };
}

/** Read as it stands; each entrypoint resolves it against the folder that its user is in. */
export const pathKind: Kind<string> = {
  name: 'path',
  placeholder: 'path',
  wanted: 'the path of a file or folder',
  schema: v.pipe(v.string(), v.regex(/^[^\0]+$/)),
};

/** The grammar of github.com/distribution/reference, or an image's id. */
export const imageKind: Kind<string> = {
  name: 'image reference',
  placeholder: 'image',
  wanted: 'a name of an image such as name:tag, or an id',
  schema: v.pipe(
    v.string(),
    v.trim(),
    v.maxLength(LONGEST_IMAGE),
    v.regex(
      /^(?:(?:[A-Za-z0-9][A-Za-z0-9.-]*(?::[0-9]+)?\/)?[a-z0-9]+(?:(?:\.|__?|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|__?|-+)[a-z0-9]+)*)*(?::[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?(?:@sha256:[0-9a-f]{64})?|sha256:[0-9a-f]{64})$/,
    ),
  ),
};

/** Whether the competition has such a variant is for the command to find out. */
export const variantKind: Kind<string> = {
  name: 'variant',
  placeholder: 'variant',
  wanted: 'the name of a variant of environment/competition.yml',
  schema: v.pipe(v.string(), v.trim(), v.regex(/^[a-z][a-z0-9]{0,15}$/)),
};

export const datasetKind: Kind<string> = {
  name: 'data set',
  placeholder: 'name',
  wanted: 'the name of a data set of environment/competition.yml',
  schema: v.pipe(v.string(), v.trim(), v.regex(/^[a-z][a-z0-9_-]{0,31}$/)),
};

export const urlKind: Kind<string> = {
  name: 'address',
  placeholder: 'url',
  wanted: 'an address that starts with http:// or https://',
  schema: v.pipe(v.string(), v.trim(), v.url(), v.regex(/^https?:/i)),
};

/** For what can be left out altogether. */
export const urlOrNoneKind: Kind<string> = {
  name: 'address or none',
  placeholder: 'url',
  wanted: 'an address that starts with http:// or https://, or none',
  schema: v.union([v.pipe(v.string(), v.trim(), v.literal('none')), urlKind.schema]),
};

export const textKind: Kind<string> = {
  name: 'text',
  placeholder: 'text',
  wanted: 'one line of text',
  schema: v.pipe(v.string(), v.trim(), v.regex(/^.+$/)),
};

/** Values one after the other: repeated on a command line, one on each line of an action's input. */
export const listKind: Kind<readonly string[]> = {
  name: 'list',
  placeholder: 'text...',
  wanted: 'one value on each line',
  typed: 'one value or more, one after the other',
  schema: v.pipe(
    v.string(),
    v.transform((text) => text.split('\n').flatMap((line) => line.trim() || [])),
    v.array(v.string()),
    v.minLength(1),
  ),
};

/** One of some words, in this case and no other. */
export function choiceKind<const T extends string>(choices: readonly T[]): Kind<T> {
  const words =
    choices.length === 1 ? choices[0] : `${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}`;
  return {
    name: 'choice',
    placeholder: choices.join('|'),
    wanted: words ?? '',
    schema: v.pipe(v.string(), v.trim(), v.picklist(choices)),
    choices,
  };
}
