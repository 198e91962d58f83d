import { Window } from 'happy-dom';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { viewHtml } from '../../../actions/src/report/html-view.ts';
import { renderMarkdown } from '../../../actions/src/report/markdown.ts';
import { proseParts } from '../../../actions/src/report/prose.ts';
import { renderTerminal } from '../../../actions/src/report/terminal.ts';
import { reportView, type Table } from '../../../actions/src/report/view.ts';
import { visible } from '../../../actions/src/untrusted-text.ts';
import { hostileTexts } from '../../support/pages/hostile-texts.ts';
import { parseMarkdown } from '../../support/pages/markdown.ts';

const { document } = new Window();
const viewOf = (table: Table) => reportView({ title: 'T', sections: [{ table }] });

/** Texts of the cells, row by row, as each form has them. */
const forms = {
  Markdown(table: Table): string[][] {
    const found = parseMarkdown(renderMarkdown(viewOf(table))).children.at(-1);
    expect(found?.type).toBe('table');
    return (found?.children ?? []).map(({ children }) => children.map(({ text }) => text));
  },
  HTML(table: Table): string[][] {
    document.body.innerHTML = viewHtml(viewOf(table)).text;
    const names = [...document.querySelectorAll('*')].map(({ localName }) => localName);
    const ours = 'html head body section h2 div table tbody tr th td code br'.split(' ');
    expect(names.filter((name) => !ours.includes(name))).toEqual([]);
    return [...document.querySelectorAll('tr')].map(({ children }) =>
      [...children].map(({ textContent }) => textContent),
    );
  },
  terminal(table: Table): string[][] {
    // Wide enough that a row is as many lines as its longest cell.
    return columnsOf(renderTerminal(viewOf(table), { width: 1_000_000, color: false }), table);
  },
};

/** The lines cut where the columns start, which the first line shows: names there hold no blank. */
function columnsOf(text: string, { header = [] }: Table): string[][] {
  const lines = text.split('\n').slice(0, -1);
  const starts = header.map((name) => stringWidth(lines[0]!.slice(0, lines[0]!.indexOf(name))));
  return lines.map((line) => {
    const cells = starts.map(() => '');
    let at = 0;
    for (const { segment } of new Intl.Segmenter().segment(line)) {
      const column = starts.findLastIndex((start) => start <= at);
      cells[column] += segment;
      at += stringWidth(segment);
    }
    return cells;
  });
}

/** Without what is only layout: blanks, and backticks that mark code. */
function bare(text: string): string {
  const shown = visible(text).replaceAll(/[ \n]/g, '');
  return proseParts(shown)
    .map((part) => part.text)
    .join('')
    .normalize()
    .replaceAll(/[ \n]/g, '');
}

describe.each(Object.entries(forms))('a table as %s', (_, cellsOf) => {
  it.each(hostileTexts)('holds %j in its cell', (text) => {
    const rows = [
      ['before', text, 'after'],
      [text, text, text],
    ];
    const header = ['(a)', '(b)', '(c)'];
    expect(cellsOf({ header, rows }).map((row) => row.map(bare))).toEqual(
      [header, ...rows].map((row) => row.map(bare)),
    );
  });

  it('holds whatever is put together of such texts (seed 20)', () => {
    const random = xoroshiro128plus(20);
    const pick = (most: number) => uniformInt(random, 0, most);
    const pieces = [...hostileTexts.flatMap((text) => [text, ...Array.from(text)]), '`', '|', '\\'];
    const cell = () =>
      Array.from({ length: pick(4) }, () => pieces[pick(pieces.length - 1)]).join('');
    for (let round = 0; round < 150; round += 1) {
      const columns = 1 + pick(4);
      const header = Array.from({ length: columns }, (__, at) => `(${at})`);
      const rows = Array.from({ length: 1 + pick(4) }, () => header.map(cell));
      const found = cellsOf({ header, rows }).map((row) => row.map(bare));
      expect(found, JSON.stringify(rows)).toEqual([header, ...rows].map((row) => row.map(bare)));
    }
  });
});

describe('a table in a narrow terminal', () => {
  it.each(hostileTexts)('goes on below, within its columns: %j', (text) => {
    const header = ['(a)', '(b)', '(c)'];
    const rows = [
      ['short', text, 'a few words'],
      ['short', 'x', `${text} ${text}`],
    ];
    const shown = renderTerminal(viewOf({ header, rows }), { width: 60, color: false });
    for (const line of shown.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(60);
    const found = columnsOf(shown, { header, rows });
    header.forEach((_, column) => {
      const all = (table: readonly string[][]) => bare(table.map((row) => row[column]).join('\n'));
      expect(all(found)).toBe(all([header, ...rows]));
    });
  });

  it('aligns letters, wide characters and emoji, to the left and to the right', () => {
    const rows = [
      ['numpy', '1.0', 'plain'],
      ['日本語', '12.50', 'wide'],
      ['👩‍💻', '3', 'one picture'],
      ['e\u0301te\u0301', '-4', 'accents'],
    ];
    const table = { header: ['name', 'MiB', 'what'], rows, align: ['left', 'right'] as const };
    expect(renderTerminal(viewOf(table), { width: 80, color: false })).toBe(
      [
        '  name      MiB  what',
        '  numpy     1.0  plain',
        '  日本語  12.50  wide',
        '  👩‍💻          3  one picture',
        '  été        -4  accents',
        '',
      ].join('\n'),
    );
  });

  it('has lines within a cell, and rows without a header', () => {
    const rows = [
      ['engine', ['none', 'wanted: 24.0 or newer']],
      ['node', '24'],
    ];
    expect(renderTerminal(viewOf({ rows }), { width: 80, color: false })).toBe(
      '  engine  none\n          wanted: 24.0 or newer\n  node    24\n',
    );
  });
});
