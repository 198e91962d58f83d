/** A way to break an environment file. `seed` picks where. */
export interface Attack {
  readonly title: string;
  /** Whether the file as a whole cannot be read: then there is exactly one finding. */
  readonly whole: boolean;
  readonly make: (official: string, seed: number) => Buffer;
}

function edit(title: string, change: (lines: string[], at: number) => void): Attack {
  return {
    title,
    whole: true,
    make(official, seed) {
      const lines = official.split('\n');
      // Not before the dependencies: the head holds comments, where much is allowed.
      change(lines, 9 + ((seed * 7) % 25));
      return Buffer.from(lines.join('\n'));
    },
  };
}

function bytes(title: string, make: (official: string, seed: number) => Buffer | string): Attack {
  return { title, whole: true, make: (official, seed) => Buffer.from(make(official, seed)) };
}

/** Half of a pair that UTF-8 does not have. */
const latin1 = Buffer.from([0x23, 0x20, 0xfc, 0x0a]);

/** 25 ways; with 8 seeds each that makes 200 files. */
export const attacks: readonly Attack[] = [
  edit('a repeated key', (lines, at) => lines.splice(at, 0, 'name: condaenv', 'name: condaenv')),
  edit('a tab', (lines, at) => (lines[at] = `\t${lines[at]}`)),
  edit(
    'a tag',
    (lines, at) => (lines[at] = (lines[at] ?? '').replace('- ', '- !!python/name:os ')),
  ),
  edit('an anchor', (lines, at) => (lines[at] = (lines[at] ?? '').replace('- ', '- &a '))),
  edit('an alias', (lines, at) => (lines[at] = '  - *a')),
  edit('a second document', (lines, at) => lines.splice(at, 0, '---')),
  edit('a conflict marker', (lines, at) => lines.splice(at, 0, '<<<<<<< HEAD')),
  edit('the middle of a conflict', (lines, at) => lines.splice(at, 0, '=======')),
  edit('a NUL byte', (lines, at) => (lines[at] += '\0')),
  edit('an escape sequence', (lines, at) => (lines[at] += ' # \x1b[2J')),
  edit('a bidirectional override', (lines, at) => (lines[at] += ' # \u202e')),
  edit('a zero-width blank', (lines, at) => (lines[at] += '\u200b')),
  edit('a no-break blank', (lines, at) => (lines[at] += '\u00a0')),
  edit('bad indentation', (lines, at) => (lines[at] = `   ${lines[at]}`.replace('- ', 'x: - '))),
  edit('an open quote', (lines, at) => (lines[at] = '  - "numpy')),
  edit('an open bracket', (lines, at) => (lines[at] = '  - [numpy')),
  edit('deep nesting', (lines, at) => (lines[at] = `  - ${'['.repeat(500)}`)),
  bytes('a byte order mark', (official) => `\ufeff${official}`),
  bytes('CRLF', (official) => official.replaceAll('\n', '\r\n')),
  bytes('UTF-16', (official) => Buffer.from(official, 'utf16le')),
  bytes('Latin-1', (official) => Buffer.concat([Buffer.from(official), latin1])),
  bytes('size', (official, seed) => official + '  - a\n'.repeat(200_000 + seed)),
  bytes('random bytes', (_official, seed) => {
    let state = seed + 1;
    return Buffer.from(
      Array.from({ length: 2000 }, () => {
        state = (state * 48271) % 2147483647;
        return state & 255;
      }),
    );
  }),
  {
    title: 'an alias bomb',
    whole: true,
    make(_official, seed) {
      const levels = Array.from({ length: 20 + seed }, (_, level) =>
        level === 0
          ? 'l0: &l0 [numpy, numpy]'
          : `l${level}: &l${level} [${Array<string>(9)
              .fill(`*l${level - 1}`)
              .join(', ')}]`,
      );
      return Buffer.from(`${levels.join('\n')}\nname: condaenv\n`);
    },
  },
  {
    title: 'another shape',
    whole: false,
    make(official, seed) {
      const shapes = [
        '[]',
        'null',
        'numpy=1.23.4',
        'name: condaenv',
        official.replace('name: condaenv', 'name: [condaenv]'),
        official.replace('channels:', 'chanels:'),
        `${official}variables: {LD_PRELOAD: /tmp/x.so}\n`,
        official.replace('- numpy=1.23.4', '- {numpy: 1.23.4}'),
      ];
      return Buffer.from(shapes[seed] ?? '');
    },
  },
];
