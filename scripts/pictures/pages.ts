import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { htmlText } from '../../actions/src/untrusted-text.ts';

/** The styles of `renderTerminal`, by their numbers in an escape sequence. */
const COLORS: Readonly<Record<string, string>> = {
  '1': 'font-weight: bold',
  '2': 'opacity: .7',
  '31': 'color: #ff7b72',
  '32': 'color: #7ee787',
  '33': 'color: #e3b341',
  '34': 'color: #79c0ff',
};

/** A page with a terminal in which `command` printed `output`, which may have escape sequences for colours. */
export function terminalPage(command: string, output: string): string {
  const text = output
    .trimEnd()
    // oxlint-disable-next-line no-control-regex -- an escape sequence begins with one
    .split(/\u{1b}\[(\d+)m/u)
    .map((part, at) => {
      if (at % 2 === 0) return htmlText(part);
      return COLORS[part] === undefined ? '</span>' : `<span style="${COLORS[part]}">`;
    })
    .join('');
  return page(
    `body { background: #0d1117; color: #e6edf3; }
pre { margin: 0; font: 14px/1.45 'DejaVu Sans Mono', monospace; }
.prompt { color: #7ee787; }`,
    `<pre><span class="prompt">$</span> <b>${htmlText(command)}</b>
${text}</pre>`,
  );
}

/** A page with our own Markdown, roughly as GitHub shows a comment or a release. */
export function commentPage(markdown: string): string {
  const html = micromark(markdown, {
    // It has <br> and <sub>, and everything in it that a stranger wrote is escaped.
    allowDangerousHtml: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });
  return page(
    `body { background: #fff; color: #1f2328; font: 14px/1.5 'DejaVu Sans', sans-serif; }
h2 { font-size: 20px; border-bottom: 1px solid #d1d9e0; padding-bottom: .3em; margin: 0 0 12px; }
h3 { font-size: 16px; margin: 20px 0 8px; } p { margin: 0 0 12px; }
table { border-collapse: collapse; margin-bottom: 12px; font-size: 13px; }
th, td { border: 1px solid #d1d9e0; padding: 5px 11px; text-align: left; }
tr:nth-child(2n) td { background: #f6f8fa; }
code { font: 85% 'DejaVu Sans Mono', monospace; background: #eff1f3; padding: .2em .4em;
  border-radius: 6px; overflow-wrap: anywhere; }
pre { background: #f6f8fa; padding: 12px; border-radius: 6px; } pre code { background: none; padding: 0; }
td code { white-space: nowrap; } a { color: #0969da; }
.sign { height: 1.1em; vertical-align: -.2em; }`,
    html.replaceAll(/[✅❌]/gu, (emoji) => SIGNS[emoji] ?? emoji),
  );
}

/** GitHub shows its own images for these; the machine that draws may not have a font for them. */
const SIGNS: Readonly<Record<string, string>> = {
  '✅': sign('#1a7f37', 'M4 9 L7 12 L12 5'),
  '❌': sign('#cf222e', 'M4.5 4.5 L11.5 11.5 M11.5 4.5 L4.5 11.5'),
};

function sign(color: string, strokes: string): string {
  return `<svg class="sign" viewBox="0 0 16 16"><rect width="16" height="16" rx="3" fill="${color}"/><path d="${strokes}" fill="none" stroke="#fff" stroke-width="2"/></svg>`;
}

function page(style: string, body: string): string {
  return `<!doctype html><meta charset="utf-8"><style>body { margin: 0; padding: 20px; }
${style}</style>${body}`;
}
