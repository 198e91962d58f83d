import { Window } from 'happy-dom';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import type { Finding, Severity } from '../../../actions/src/finding.ts';
import { annotationsOf } from '../../../actions/src/report/annotations.ts';
import { viewHtml } from '../../../actions/src/report/html-view.ts';
import { renderMarkdown } from '../../../actions/src/report/markdown.ts';
import { renderTerminal } from '../../../actions/src/report/terminal.ts';
import { type ReportView, reportView } from '../../../actions/src/report/view.ts';
import { visible } from '../../../actions/src/untrusted-text.ts';
import { hostileTexts } from '../../support/pages/hostile-texts.ts';
import { parseMarkdown, typesIn } from '../../support/pages/markdown.ts';

function findingAt(line: number, severity: Severity = 'error', message = 'is wrong'): Finding {
  const place = { file: 'env.yml', line, column: 5, endColumn: 10 };
  return { place, rule: 'some-rule', severity, message, suggestion: 'write `b`' };
}

function viewWith(view: Partial<ReportView>): ReportView {
  const empty = { title: 'Files', state: 'passed', verdict: 'All is well.', findings: [] } as const;
  return { ...empty, sources: new Map(), sections: [], ...view };
}

const { document } = new Window();
const plain = { width: 80, color: false };

describe('renderTerminal', () => {
  it('shows the line with a caret under the place', () => {
    const view = viewWith({
      state: 'blocked',
      verdict: 'Not like this.',
      findings: [findingAt(2)],
      sources: new Map([['env.yml', 'a:\n  - wrong=1\n']]),
    });
    expect(renderTerminal(view, plain)).toBe(
      [
        'env.yml:2:5  error  some-rule',
        '  is wrong',
        '    2 |   - wrong=1',
        '      |     ^^^^^',
        '  instead: write `b`',
        '',
        '1 error. Not like this.',
        '',
      ].join('\n'),
    );
  });

  it('keeps to the width, long source lines included', () => {
    const line = `  - ${'x'.repeat(300)}`;
    const far = { ...findingAt(1), place: { file: 'f', line: 1, column: 200, endColumn: 250 } };
    const view = viewWith({
      findings: [far, findingAt(1, 'error', 'many words '.repeat(40))],
      sources: new Map([['f', line]]),
      sections: [{ heading: 'Changes', paragraphs: ['word '.repeat(50)] }],
    });
    const text = renderTerminal(view, plain);
    expect(text).toContain('^');
    for (const shown of text.split('\n')) expect(shown.length).toBeLessThanOrEqual(80);
  });

  it('has the caret under wide characters as well, and cuts between characters', () => {
    const source = `${'日本語'.repeat(20)}wrong👩‍💻${'語'.repeat(50)}`;
    const place = { file: 'f', line: 1, column: 61, endColumn: 66 };
    const view = viewWith({
      findings: [{ ...findingAt(1), place }],
      sources: new Map([['f', source]]),
    });
    const [line = '', carets = ''] = renderTerminal(view, plain).split('\n').slice(2, 4);
    expect(stringWidth(line.slice(0, line.indexOf('wrong')))).toBe(carets.indexOf('^'));
    expect(carets.trimEnd()).toMatch(/[| ]\^{5}$/);
    expect(stringWidth(line)).toBeGreaterThan(76);
    expect(stringWidth(line)).toBeLessThanOrEqual(80);
    expect(line).not.toContain('<U+');
  });

  it('may be a single line', () => {
    expect(renderTerminal(reportView({ title: 'T', verdict: 'Done.' }), plain)).toBe('Done.\n');
  });

  it('ends with the next step on a line of its own, whole', () => {
    const next = `make ${'x'.repeat(100)} # \n\x1b[31m`;
    const view = viewWith({ verdict: 'No.', next });
    expect(renderTerminal(view, plain)).toBe(
      `No.\nnext:  make ${'x'.repeat(100)} #  <U+001B>[31m\n`,
    );
  });

  it('has lists, and lines as they are', () => {
    const section = { heading: 'Log', list: ['one', 'word '.repeat(20)], code: 'a  b\n\tc\x07' };
    expect(renderTerminal(viewWith({ verdict: '', sections: [section] }), plain)).toBe(
      `Log\n  - one\n  - ${'word '.repeat(15).trim()}\n    ${'word '.repeat(5).trim()}\n    a  b\n        c<U+0007>\n`,
    );
  });

  it('lets no control sequence and no workflow command of the file through', () => {
    const source = '::error::x\n  - \x1b[2J##[error]\n';
    const message = `::warning::\x1b]0;x\x07 ${'long '.repeat(13)} ::warning::x`;
    const findings = [1, 2].map((line) => findingAt(line, 'error', message));
    const text = renderTerminal(
      viewWith({ findings, sources: new Map([['env.yml', source]]) }),
      plain,
    );
    expect(text).not.toMatch(/^\s*::|##\[/m);
    expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
    expect(text).toContain('<U+001B>[2J');
  });

  it('has colour only where the terminal has', () => {
    const view = viewWith({ findings: [findingAt(1)] });
    expect(renderTerminal(view, { width: 80, color: true })).toContain('\x1b[31m');
    expect(renderTerminal(view, plain)).not.toContain('\x1b');
  });

  it('has an end where there are very many findings', () => {
    const findings = Array.from({ length: 500 }, (_, index) => findingAt(index + 1));
    const text = renderTerminal(viewWith({ findings }), plain);
    expect(text.match(/^env\.yml/gm)).toHaveLength(100);
    expect(text).toContain('… and 400 more.\n\n500 errors.');
  });

  it('aligns a table', () => {
    const table = {
      header: ['', 'Before'],
      rows: [
        ['added', ''],
        ['changed', '`a=1`'],
      ],
    };
    const text = renderTerminal(
      viewWith({ sections: [{ heading: 'H', paragraphs: [], table }] }),
      plain,
    );
    expect(text).toContain('H\n           Before\n  added\n  changed  a=1\n');
  });
});

/** A view with the same text wherever there can be one. */
function viewFullOf(text: string): ReportView {
  const place = { ...findingAt(3).place, file: text };
  const finding = { ...findingAt(3, 'error', text), suggestion: text, rule: text, place };
  const table = { header: [text], rows: [[text]] };
  const section = { heading: text, paragraphs: [text], list: [text], table, code: text };
  const parts = { title: text, verdict: text, next: text, findings: [finding] };
  return viewWith({ ...parts, sections: [section] });
}

describe('viewHtml', () => {
  it.each(hostileTexts)('lets nothing of a view through as markup: %j', (text) => {
    document.body.innerHTML = viewHtml(viewFullOf(text)).text;
    const ours = 'section h2 h3 p ul li div table tbody tr th td code br pre'.split(' ');
    for (const element of document.body.querySelectorAll('*')) {
      expect(ours).toContain(element.localName);
      for (const { name } of element.attributes) expect(['class', 'scope']).toContain(name);
    }
    expect(document.querySelector('pre')?.textContent).toBe(visible(text));
    expect(document.body.textContent).not.toMatch(/(?![ \n])[\p{Cc}\p{Bidi_Control}]/u);
  });
});

describe('renderMarkdown', () => {
  it.each(hostileTexts)('lets nothing of a view through as markup: %j', (text) => {
    const markdown = renderMarkdown(viewFullOf(text));
    const page = parseMarkdown(markdown);
    const paragraph = text.trim() === '' ? [] : ['paragraph'];
    expect(page.children.map(({ type }) => type)).toEqual([
      'heading',
      ...paragraph,
      'paragraph',
      'heading',
      'table',
      'heading',
      ...paragraph,
      'list',
      'table',
      'code',
    ]);
    for (const type of typesIn(page)) {
      expect(type).toMatch(
        /^(root|heading|paragraph|strong|text|inlineCode|list|listItem|table|tableRow|tableCell|code|html <(br|\/?code)>)$/,
      );
    }
    const tables = page.children.filter(({ type }) => type === 'table');
    expect(tables.map(({ children: rows }) => rows.map(({ children }) => children.length))).toEqual(
      [
        [4, 4],
        [1, 1],
      ],
    );
  });

  it('says only what there is to say', () => {
    expect(renderMarkdown(reportView({ title: 'Pulled', state: 'passed' }))).toBe('## ✅ Pulled\n');
    const rows = [['id', 'sha256:1']];
    const view = reportView({
      title: 'T',
      verdict: 'V.',
      next: 'make x',
      sections: [{ table: { rows } }],
    });
    expect(renderMarkdown(view)).toBe(
      '## T\n\nV.\n\n**Next:** make x\n\n|    |          |\n| -- | -------- |\n| id | sha256:1 |\n',
    );
  });

  it('has an end where there are very many findings', () => {
    const findings = Array.from({ length: 500 }, (_, index) => findingAt(index + 1));
    const text = renderMarkdown(viewWith({ findings }));
    expect(text).toContain('… and 300 more.');
    expect(text.match(/^\| ❌/gm)).toHaveLength(200);
  });
});

describe('the room of a comment', () => {
  it('is kept, with whole lines and a note', () => {
    const findings = Array.from({ length: 90 }, (_, at) =>
      findingAt(at + 1, 'error', '<&>'.repeat(90)),
    );
    const text = renderMarkdown(viewWith({ findings }), 20_000);
    expect(text.length).toBeLessThanOrEqual(20_000);
    expect(text.length).toBeGreaterThan(18_000);
    expect(text).toMatch(/ \|\n\n… the rest is in the log\.\n$/);
  });

  it('holds a text of lines as a whole, or none of it', () => {
    const code = Array.from({ length: 500 }, (_, at) => `line ${at}`).join('\n');
    const view = viewWith({ sections: [{ code }] });
    const [whole, cut] = [renderMarkdown(view), renderMarkdown(view, 4000)];
    expect(parseMarkdown(whole).children.at(-1)).toMatchObject({ type: 'code', text: code });
    expect(cut).toBe('## ✅ Files\n\nAll is well.\n\n… the rest is in the log.\n');
  });
});

describe('annotationsOf', () => {
  it('are as many as GitHub shows: ten of each kind, one of them for the verdict, in the order of the lines', () => {
    const findings = [
      ...Array.from({ length: 15 }, (_, index) => findingAt(20 - index)),
      ...Array.from({ length: 12 }, (_, index) => findingAt(index + 1, 'warning')),
      findingAt(1, 'notice'),
    ];
    const annotations = annotationsOf(findings);
    expect(annotations.map(({ level }) => level)).toEqual([
      ...Array<string>(9).fill('error'),
      ...Array<string>(10).fill('warning'),
      'notice',
    ]);
    expect(annotations[0]).toMatchObject({ startLine: 6, file: 'env.yml', title: 'some-rule' });
  });
});
