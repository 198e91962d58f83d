import { describe, expect, it } from 'vitest';
import type { Finding, Severity } from '../../../actions/src/finding.ts';
import { annotationsOf } from '../../../actions/src/report/annotations.ts';
import { renderMarkdown } from '../../../actions/src/report/markdown.ts';
import { renderTerminal } from '../../../actions/src/report/terminal.ts';
import type { ReportView } from '../../../actions/src/report/view.ts';

function findingAt(line: number, severity: Severity = 'error', message = 'is wrong'): Finding {
  const place = { file: 'env.yml', line, column: 5, endColumn: 10 };
  return { place, rule: 'some-rule', severity, message, suggestion: 'write `b`' };
}

function viewWith(view: Partial<ReportView>): ReportView {
  const empty = { title: 'Files', state: 'passed', verdict: 'All is well.', findings: [] } as const;
  return { ...empty, sources: new Map(), sections: [], ...view };
}

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

describe('renderMarkdown', () => {
  it('lets nothing of a finding through as markup', () => {
    const nasty = '</td><script>`|@here| [x](https://e.example) ![](x) ::error:: \x1b[0m';
    const finding = { ...findingAt(3, 'error', nasty), suggestion: nasty, rule: nasty };
    const place = { ...finding.place, file: nasty };
    const view = viewWith({
      title: nasty,
      verdict: nasty,
      findings: [{ ...finding, place }],
      sections: [
        { heading: nasty, paragraphs: [nasty], table: { header: [nasty], rows: [[nasty]] } },
      ],
    });
    const text = renderMarkdown(view);
    expect(text.replaceAll(/<\/?code>|<\/?sub>|<br>/g, '')).not.toMatch(/[<>@[\]`]|:\/\/|::/);
    const row = text.split('\n').find((line) => line.startsWith('| ❌'));
    expect(row?.split('|')).toHaveLength(6);
  });

  it('has an end where there are very many findings', () => {
    const findings = Array.from({ length: 500 }, (_, index) => findingAt(index + 1));
    const text = renderMarkdown(viewWith({ findings }));
    expect(text).toContain('… and 400 more.');
    expect(text.match(/^\| ❌/gm)).toHaveLength(100);
  });
});

describe('the room of a comment', () => {
  it('is kept, with whole lines and a note', () => {
    const findings = Array.from({ length: 90 }, (_, at) =>
      findingAt(at + 1, 'error', '<&>'.repeat(90)),
    );
    const text = renderMarkdown(viewWith({ findings }), 20_000);
    expect(text.length).toBeLessThanOrEqual(20_000);
    expect(text).toMatch(/ \|\n\n… the rest is in the log\.\n$/);
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
