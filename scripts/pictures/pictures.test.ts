import { Ajv2019 } from 'ajv/dist/2019.js';
import { globSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import receiptSchema from '../../contract/receipt.schema.json' with { type: 'json' };
import resultSchema from '../../contract/result.schema.json' with { type: 'json' };
import { commentPage, terminalPage } from './pages.ts';
import { PICTURES, SOURCE_KEYWORD, sourceOf } from './pictures.ts';
import { textOf, withText } from './png.ts';
import recorded from './quickstart-run.json' with { type: 'json' };
import { stalePictures } from './update.ts';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(path.join(root, file));

describe('a picture of README', () => {
  it('is redrawn only if it is older than what it shows', () => {
    expect(stalePictures()).toEqual([]);
  });

  it.each(PICTURES)('shows what the code shows now (next: npm run pictures): $file', (picture) => {
    expect(textOf(read(picture.file), SOURCE_KEYWORD)).toBe(sourceOf(picture));
  });

  it.each(PICTURES)(
    'is shown there, with a text for those who cannot see it: $file',
    ({ file }) => {
      const [, alt = ''] =
        new RegExp(`<img src="${file}"[^>]* alt="([^"]+)"`).exec(read('README.md').toString()) ??
        [];
      expect(alt.length).toBeGreaterThan(60);
    },
  );

  it('is small: all together load in a moment', () => {
    const bytes = PICTURES.map(({ file }) => statSync(path.join(root, file)).size);
    expect(bytes.reduce((sum, each) => sum + each, 0)).toBeLessThan(800_000);
  });

  it('is another one if anything about it changes', () => {
    const [picture] = PICTURES;
    const others = [{ html: `${picture!.html}.` }, { width: 1 }, { maxHeight: 1 }];
    const sources = others.map((other) => sourceOf({ ...picture!, ...other }));
    expect(new Set([sourceOf(picture!), ...sources]).size).toBe(4);
  });
});

describe('the run that README shows', () => {
  const texts = globSync(['runtime/vsc_runtime/**/*.py', 'contract/*.json'], { cwd: root })
    .map((file) => read(file).toString())
    .join('\n');
  const logged = recorded.printed.filter(
    (line) => line.includes('Z INFO') || line.includes('Z SUCCESS'),
  );

  it.each(logged)('says what the runtime still says: %s', (line) => {
    const [, said = ''] = line.split(' | ');
    // Numbers with what they count, and names of files, are filled in.
    const put = /\S*\.(?:npz|zip)|main\.py|\d[\d.,]*(?: (?:query )?\w+s\b)?/;
    const words = said.split(put).map((part) => part.replace(/^[,. ]+/, '').trim());
    expect(words.some((part) => part.length > 5)).toBe(true);
    for (const part of words.filter((each) => each.length > 5))
      expect(texts.includes(part), part).toBe(true);
  });

  it('has a valid receipt', () => {
    const ajv = new Ajv2019({ allowUnionTypes: true }).addSchema(resultSchema);
    expect(ajv.validate(receiptSchema, recorded.receipt), ajv.errorsText()).toBe(true);
    expect(logged.length).toBeGreaterThan(6);
  });
});

describe('a page to be drawn', () => {
  it('has the colours of a terminal, and shows its text as text', () => {
    const html = terminalPage('make it', '\u{1b}[32m<b>\u{1b}[39m & \u{1b}[1mmore\u{1b}[22m\n');
    expect(html).toContain(
      '<span style="color: #7ee787">&lt;b&gt;</span> &amp; <span style="font-weight: bold">more</span></pre>',
    );
  });

  it('has the tables and signs of Markdown', () => {
    const html = commentPage('## ❌ No\n\n| a |\n| - |\n| b<br>c |\n');
    expect(html).toMatch(/<h2><svg class="sign".*<\/svg> No<\/h2>/);
    expect(html).toContain('<td>b<br>c</td>');
  });
});

describe('a PNG', () => {
  const png = read(PICTURES[0]!.file);

  it('keeps a text under its keyword, in a chunk with a valid checksum', () => {
    const with2 = withText(png, 'Other', 'some text');
    expect(textOf(with2, 'Other')).toBe('some text');
    expect(textOf(with2, SOURCE_KEYWORD)).toBe(textOf(png, SOURCE_KEYWORD));
    expect(textOf(with2, 'Oth')).toBeUndefined();
    const chunk = with2.subarray(png.length - 12, -12);
    expect(chunk.readUInt32BE(chunk.length - 4)).toBe(crc32(chunk.subarray(4, -4)));
  });
});
