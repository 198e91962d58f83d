/** What a release says of itself. */
export interface Metadata {
  /** PEP 508 requirements. */
  readonly requires: readonly string[];
  /** Normalized as written. */
  readonly extras: readonly string[];
  /** `Dynamic` has them: a build may say another thing (PEP 643). */
  readonly version: string;
  /** As the release states it: an SPDX expression, or words. */
  readonly licence?: string | undefined;
}

/** Reads core metadata: headers as in mail, up to the first empty line. */
export function readMetadata(text: string): Metadata {
  const head = text.split(/\r?\n\r?\n/, 1)[0] ?? '';
  const lines = head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  const all = (key: string) =>
    lines.flatMap((line) => {
      const at = line.indexOf(':');
      return line.slice(0, at).toLowerCase() === key ? [line.slice(at + 1).trim()] : [];
    });
  const [version] = all('version');
  if (version === undefined) throw new Error('it has no core metadata of a release');
  const licence = licenceOf({
    expression: all('license-expression')[0],
    free: all('license')[0],
    classifiers: all('classifier'),
  });
  return { version, requires: all('requires-dist'), extras: all('provides-extra'), licence };
}

/** The longest text that is a name of a licence: many put the whole licence into the old field. */
const LONGEST_NAME = 100;

/**
 * The expression (PEP 639), else a name in the old field, else the classifiers, else how the text of the
 * licence begins. A classifier of a licence that isn't OSI's is always told.
 */
function licenceOf(told: {
  readonly expression: string | undefined;
  readonly free: string | undefined;
  readonly classifiers: readonly string[];
}): string | undefined {
  const { expression, free = '', classifiers } = told;
  const classes = classifiers.flatMap((each) => /^License :: (.+)$/.exec(each)?.[1] ?? []);
  const approved = /^OSI Approved(?: :: )?/;
  const names = classes.map((each) => each.replace(approved, '')).join(', ');
  const name = free.length <= LONGEST_NAME ? free : '';
  const stated = [expression, name, names, free].find(
    (each) => each !== undefined && !/^(?:unknown|none)?$/i.test(each),
  );
  const others = classes.filter((each) => !approved.test(each) && stated?.includes(each) !== true);
  return stated && [stated.slice(0, 2 * LONGEST_NAME), ...others].join('; ').slice(0, 300);
}

/** The same as core metadata of a wheel that a resolver can read. */
export function writeMetadata(name: string, { version, requires, extras }: Metadata): string {
  return [
    'Metadata-Version: 2.1',
    `Name: ${name}`,
    `Version: ${version}`,
    ...extras.map((extra) => `Provides-Extra: ${extra}`),
    ...requires.map((need) => `Requires-Dist: ${need}`),
    '',
  ].join('\n');
}

/**
 * The requirements that setuptools noted in a source archive (`*.egg-info/requires.txt`): sections
 * `[extra]`, `[:marker]` or `[extra:marker]` of plain lines.
 */
export function readEggRequires(text: string): Pick<Metadata, 'requires' | 'extras'> {
  const requires: string[] = [];
  const extras: string[] = [];
  let condition = '';
  for (const line of text.split(/\r?\n/).map((each) => each.trim())) {
    const section = /^\[([^\]:]*)(?::(.*))?\]$/.exec(line);
    if (section !== null) {
      const [, extra = '', marker] = section;
      if (extra !== '' && !extras.includes(extra)) extras.push(extra);
      const conditions = [
        ...(marker === undefined || marker === '' ? [] : [`(${marker})`]),
        ...(extra === '' ? [] : [`extra == "${extra}"`]),
      ];
      condition = conditions.join(' and ');
    } else if (line !== '') {
      requires.push(condition === '' ? line : `${line} ; ${condition}`);
    }
  }
  return { requires, extras };
}
