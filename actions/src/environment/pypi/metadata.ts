/** What a release says of itself. */
export interface Metadata {
  /** PEP 508 requirements. */
  readonly requires: readonly string[];
  /** Normalized as written. */
  readonly extras: readonly string[];
  /** `Dynamic` has them: a build may say another thing (PEP 643). */
  readonly version: string;
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
  return { version, requires: all('requires-dist'), extras: all('provides-extra') };
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
