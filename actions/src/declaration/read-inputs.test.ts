import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../commands/all.ts';
import { UserError } from '../errors.ts';
import { type Command, command, ended } from './command.ts';
import { inputsOf, isFor } from './describe.ts';
import * as input from './input.ts';
import { readInputs, type Source } from './read-inputs.ts';

const base = '/base';

/** A source with these texts by key, that names what it has as the text `key`. */
function source(texts: Readonly<Record<string, string>>, prefix = ''): Source {
  return { name: (key) => `${prefix}${key}`, read: (key) => texts[key] };
}

function variables(env: Readonly<Record<string, string>>): Source {
  return {
    name: (_key, { variable = '' }) => variable,
    read: (_key, { variable = '' }) => env[variable],
  };
}

/** What a command cannot do without. */
function needed({ inputs }: Pick<Command, 'inputs'>): Record<string, string> {
  const required = Object.entries(inputs).filter(([, each]) => each.required === true);
  return Object.fromEntries(
    required.map(([key, { kind }]) => [key, kind.choices?.[0] ?? 'sha256']),
  );
}

function read(
  declared: Pick<Command, 'name' | 'inputs' | 'excludes'>,
  sources: readonly Source[],
  entrypoint: 'command-line' | 'action' = 'command-line',
) {
  return readInputs(declared, { sources, base, entrypoint });
}

const kinds = {
  seconds: input.seconds({ help: 'time', variable: 'TIME_LIMIT' }),
  count: input.count({ help: 'number' }),
  bytes: input.bytes({ help: 'size' }),
  fraction: input.fraction({ help: 'share' }),
  flag: input.flag({ help: 'switch' }),
  image: input.imageReference({ help: 'image' }),
  url: input.url({ help: 'address' }),
  path: input.path({ help: 'file' }),
  text: input.text({ help: 'text' }),
  list: input.list({ help: 'texts' }),
  choice: input.choice(['lite', 'cpu'], { help: 'variant' }),
};
const everyKind = { name: 'all', inputs: kinds };

describe('an empty text', () => {
  it.each(COMMANDS.flatMap((each) => Object.keys(inputsOf(each)).map((key) => [each.name, key])))(
    'counts as not given, for the flag, the variable and the input of %s: %s',
    (name, key) => {
      const declared = COMMANDS.find((each) => each.name === name)!;
      const inputs = inputsOf(declared);
      const rest = source(needed(declared));
      for (const entrypoint of ['command-line', 'action'] as const) {
        if (!isFor(inputs[key]!, entrypoint) || inputs[key]?.required === true) continue;
        const without = read({ ...declared, inputs }, [rest], entrypoint);
        for (const empty of ['', ' ', '\n']) {
          const given = [source({ [key]: empty }), rest];
          expect(read({ ...declared, inputs }, given, entrypoint)).toEqual(without);
          const variable = inputs[key]?.variable;
          if (variable === undefined) continue;
          const set = [variables({ [variable]: empty }), rest];
          expect(read({ ...declared, inputs }, set, entrypoint)).toEqual(without);
        }
      }
    },
  );

  it('leaves what is needed missing, and says how to give it', () => {
    const declared = {
      name: 'rank',
      inputs: { out: input.path({ help: 'file', required: true }) },
    };
    expect(() => read(declared, [source({ out: '' }, '--'), variables({})])).toThrow(
      expect.objectContaining({
        message: 'rank needs --out: file',
        next: 'give --out',
        exitCode: 2,
      }),
    );
  });
});

describe('a value', () => {
  it.each([
    ['seconds', '600', 600],
    ['seconds', ' 1 ', 1],
    ['seconds', '1728000', 1_728_000],
    ['count', '6', 6],
    ['bytes', '8g', 8 * 2 ** 30],
    ['bytes', '1.5 MiB', 1.5 * 2 ** 20],
    ['bytes', '4096', 4096],
    ['fraction', '0.01', 0.01],
    ['fraction', '.5', 0.5],
    ['fraction', '1', 1],
    ['flag', 'yes', true],
    ['flag', 'TRUE', true],
    ['flag', '0', false],
    ['flag', 'No', false],
    ['image', 'name:tag', 'name:tag'],
    ['image', 'localhost:5000/a/b__c:lite-local', 'localhost:5000/a/b__c:lite-local'],
    ['image', `sha256:${'0'.repeat(64)}`, `sha256:${'0'.repeat(64)}`],
    ['url', 'https://example.org/x', 'https://example.org/x'],
    ['path', 'a b/ü', '/base/a b/ü'],
    ['path', '/absolute', '/absolute'],
    ['text', ' main ', 'main'],
    ['list', 'a\n\n b \n', ['a', 'b']],
    ['choice', 'cpu', 'cpu'],
  ] as const)('of the kind %s may be %j', (key, text, value) => {
    expect(read(everyKind, [source({ [key]: text })])[key]).toEqual(value);
  });

  const numbers = ['1.2345', '0.0001', 'Infinity', 'NaN', '-1', '1e3', '0x10', '٣', '１', '1,5'];
  const wrong = {
    seconds: [...numbers, '0', '1728001', '99999999999999999999', '5 s', '+5'],
    count: [...numbers, '0', '1000001', 'all'],
    bytes: ['-1g', 'Infinity', 'NaN', '0', '1e3', '٣g', '9999999t', '8x', 'g', '0x10'],
    fraction: [
      '1.2345',
      'Infinity',
      'NaN',
      '-0.5',
      '0',
      '0.0',
      '1e-3',
      '٠.٥',
      '1.0001',
      '10%',
      '.',
    ],
    flag: ['maybe', 'on', '2', 'truefalse', 'ja'],
    image: [
      'Upper:tag',
      'ghcr.io/Owner',
      'a b',
      '-x',
      'a//b',
      'a:b:c',
      'ü',
      'a'.repeat(600),
      'x@sha256:1',
    ],
    url: ['ftp://x', 'example.org', 'http://', 'javascript:alert(1)'],
    path: ['a\0b'],
    text: ['a\nb'],
    choice: ['CPU', 'gpu', 'lite,cpu'],
  };

  it.each(
    Object.entries(wrong).flatMap(([key, texts]) => texts.map((text) => [key, text] as const)),
  )('of the kind %s cannot be %j: one line, and exit code 2', (key, text) => {
    for (const sources of [[source({ [key]: text })], [variables({}), source({ [key]: text })]]) {
      let error: unknown;
      try {
        read(everyKind, sources);
      } catch (thrown) {
        error = thrown;
      }
      expect(error).toMatchObject({ name: 'UserError', exitCode: 2 });
      expect((error as UserError).message).toMatch(/^\w+ is "[ -~]*"$/);
      expect((error as UserError).next).toMatch(/^give [ -~]+$/);
    }
  });

  it('comes from the first source that gives one', () => {
    const sources = [source({ count: '' }), source({ count: '2' }), source({ count: '3' })];
    expect(read(everyKind, sources)['count']).toBe(2);
  });
});

describe('inputs that exclude each other', () => {
  const declared = {
    name: 'x',
    inputs: {
      solve: input.flag({ help: 'solve', default: true }),
      base: input.url({ help: 'channels' }),
      image: input.imageReference({ help: 'image' }),
      variant: input.choice(['cpu', 'gpu'], { help: 'variant' }),
    },
    excludes: [
      ['solve', 'base'],
      ['image', 'variant'],
    ],
  } as const;

  it('are refused with which they are, and which to leave out', () => {
    expect(() => read(declared, [source({ image: 'a:b', variant: 'cpu' }, '--')])).toThrow(
      expect.objectContaining({
        message: '--image and --variant exclude each other',
        next: 'leave --variant out',
        exitCode: 2,
      }),
    );
    expect(() => read(declared, [source({ solve: 'false', base: 'http://x' }, '--')])).toThrow(
      '--solve and --base exclude each other',
    );
  });

  it('are refused in an action too, but for a switch, which a workflow computes', () => {
    const off = source({ solve: 'false', base: 'http://x' });
    expect(read(declared, [off], 'action')).toMatchObject({ solve: false, base: 'http://x' });
    const both = source({ image: 'a:b', variant: 'cpu' }, 'the input ');
    expect(() => read(declared, [both], 'action')).toThrow(
      'the input image and the input variant exclude each other',
    );
  });

  it('may come from two places, and a switch may be named with its default', () => {
    const both = [source({ image: 'a:b' }), source({ variant: 'cpu' })];
    expect(read(declared, both)).toMatchObject({ image: 'a:b', variant: 'cpu' });
    expect(read(declared, [source({ solve: 'true', base: 'http://x' })])).toMatchObject({
      solve: true,
    });
  });
});

describe('the defaults of an action', () => {
  const inputs = {
    variant: input.choice(['lite', 'cpu'], { help: 'variant', default: 'lite' }),
    report: input.path({ help: 'report', actionDefault: 'reports/build-<variant>.json' }),
    base: input.text({ help: 'base', actionDefault: '${{ github.sha }}' }),
  };

  it('name other inputs, and are for the action alone', () => {
    const sources = [source({ variant: 'cpu' })];
    expect(read({ name: 'x', inputs }, sources, 'action')).toEqual({
      variant: 'cpu',
      report: path.join(base, 'reports/build-cpu.json'),
      base: undefined,
    });
    expect(read({ name: 'x', inputs }, sources)).toMatchObject({ report: undefined });
  });
});

describe('command', () => {
  it('does not compile if its run leaves an input or an output out', () => {
    const inputs = { image: input.imageReference({ help: 'image', required: true }) };
    const whole = command({
      name: 'x',
      group: 'Images',
      summary: 'x',
      inputs,
      outputs: { id: 'id' },
      run: ({ image, ...rest }) => Promise.resolve(ended(rest, { outputs: { id: image } })),
    });
    command({
      name: 'x',
      group: 'Images',
      summary: 'x',
      inputs,
      // @ts-expect-error image is not taken
      run: ({ ...rest }) => Promise.resolve(ended(rest, { outputs: {} })),
    });
    command({
      name: 'x',
      group: 'Images',
      summary: 'x',
      inputs,
      outputs: { id: 'id' },
      // @ts-expect-error the output id is not set
      run: ({ image: _image, ...rest }) => Promise.resolve(ended(rest, { outputs: {} })),
    });
    expect(whole.inputs).toBe(inputs);
  });
});
