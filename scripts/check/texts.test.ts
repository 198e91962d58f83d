import { describe, expect, it } from 'vitest';
import { temporaryRoot } from '../../tests/support/repositories/temporary-root.ts';
import { slipsIn } from './english.ts';
import { brokenLinks } from './links.ts';

describe('slipsIn', () => {
  it.each([
    'main.py ended well after 3.1 s.',
    'Mend what the message names.',
    'a name that is none of ours',
    'This is no folder.',
    '"cpu" says not what was tested',
    'the entry has no meaning in a pip list',
    'What the build came to.',
    'a refusal is told so',
    'It tells of a removed file.',
    'Their channels tell no checksum of it.',
    'What a server does\n * not tell is left out.',
    'It is there already, in line 4.',
    'It is there already, in line ${line}.',
    '/**\n * Reads it.\n * @throws UserError in a place\n *   where the file is missing\n */',
    '/** The digest, or undefined where the tag is missing. */',
    'It is left out where there is none.',
    'It is left out where\n * nothing changed.',
    'Read it first. Where a file is missing, it says so.',
    '- Where the registry does not answer, a line says so.',
    'The ledger leads; where it fails, the tags stay.',
  ])('finds %j', (text) => {
    expect(slipsIn(text)).not.toEqual([]);
  });

  it.each([
    'The folder where it lies.',
    'if there is none',
    'There is no image.',
    'It is no longer there.',
    'Where the videos come from, and how they are cut.',
    '/** Where the policy is, from the root. */',
    'How the causes are told apart',
    'The container is told to stop.',
    '@throws UserError that says where it looked',
    'const where = find();',
  ])('accepts %j', (text) => {
    expect(slipsIn(text)).toEqual([]);
  });

  it('names the line', () => {
    expect(slipsIn('one\ntwo\nit ended\nwell')).toMatchObject([{ line: 4, found: 'ended well' }]);
  });
});

describe('brokenLinks', () => {
  it.each([
    ['[a](other.md#the-end)', undefined],
    ['[a](#a--b-c)', undefined],
    ['[a](#twice-1)', undefined],
    ['[a](https://example.org/nope)', undefined],
    ['[a](../folder)', undefined],
    ['[a](nope.md)', 'no such file'],
    ['![a](nope.png)', 'no such file'],
    ['[a][b]\n\n[b]: nope.md', 'no such file'],
    ['[a](../../../etc/passwd)', 'no such file'],
    ['[a](other.md#nope)', 'no such heading in folder/other.md'],
    ['[a](#nope)', 'no such heading in folder/page.md'],
    ['`[a](nope.md)`', undefined],
    ['[other.md](other.md#the-end)', undefined],
    ['[folder/other.md](../folder/other.md)', undefined],
    ['[another.md](other.md)', 'its text names another.md'],
  ])('%s: %s', async (text, problem) => {
    const { root, write } = await temporaryRoot();
    const texts: Record<string, string> = {
      'folder/page.md': `# A & B \`C\`\n\n## Twice\n\n## Twice\n\n${text}\n`,
      'folder/other.md': '# The end!\n',
    };
    await write(texts);
    const found = brokenLinks('folder/page.md', { root, read: (file) => texts[file] ?? '' });
    expect(found.map((each) => each.problem)).toEqual(problem === undefined ? [] : [problem]);
  });
});
