import { htmlText } from '../untrusted-text.ts';

/** HTML that is safe to put into a page; made by the `html` tag or by a trusted renderer. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Part = string | number | Html | readonly (string | number | Html)[];

/**
 * A template tag: every text put in is escaped and made visible, nested `html` is kept, lists are
 * joined.
 */
export function html(literals: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const texts = parts.map((part) =>
    Array.isArray(part) ? part.map(safe).join('') : safe(part as string),
  );
  return new Html(String.raw({ raw: literals }, ...texts));
}

function safe(part: string | number | Html): string {
  return part instanceof Html ? part.text : htmlText(String(part));
}

/** No script, no request: what is in the page is all there is, whatever the input was. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

const STYLE = `
:root { color-scheme: light dark; --text: #1f2328; --soft: #59636e; --line: #d1d9e0; --back: #fff;
  --hit: #0969da; --miss: #bc4c00; --good: #1a7f37; --bad: #cf222e; --now: #8250df; --before: #818b98; }
@media (prefers-color-scheme: dark) { :root { --text: #f0f6fc; --soft: #9198a1; --line: #3d444d;
  --back: #0d1117; --hit: #4493f8; --miss: #db6d28; --good: #3fb950; --bad: #f85149; --now: #ab7df8;
  --before: #9198a1; } }
body { margin: 0 auto; max-width: 60rem; padding: 1rem; color: var(--text); background: var(--back);
  font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.2rem; margin-top: 2rem; }
h3 { font-size: 1rem; margin: 1.5rem 0 0; } h4 { font-size: 1rem; margin: 1rem 0 0; }
h1, h2 { line-height: 1.25; } h2, h3, h4, p, figcaption, summary { overflow-wrap: anywhere; }
.soft, small, th { color: var(--soft); }
.note { border-left: .3rem solid var(--miss); padding-left: .8rem; }
.scroll { overflow-x: auto; } .scroll + .scroll { margin-top: 1rem; }
summary { cursor: pointer; }
table { border-collapse: collapse; min-width: 20rem; }
th, td { padding: .3rem .8rem .3rem 0; border-bottom: 1px solid var(--line); text-align: left;
  font-weight: normal; vertical-align: baseline; }
td { overflow-wrap: break-word; }
@media (max-width: 45rem) { td { overflow-wrap: anywhere; } }
td.number, th.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
figure { margin: 0; max-width: 44rem; } figcaption { color: var(--soft); }
.charts, .references { display: grid; gap: 0 2rem;
  grid-template-columns: repeat(auto-fit, minmax(min(22rem, 100%), 1fr)); }
.frames { display: flex; gap: .5rem; } .frames figure { flex: 1 1 0; min-width: 0; }
.frames img { display: block; width: 100%; max-width: 15rem; height: auto; }
strong.true { color: var(--good); } strong.wrong { color: var(--bad); }
svg { width: 100%; height: auto; --plot-background: var(--back); }
pre { overflow-x: auto; }
.legend::before { content: ''; display: inline-block; width: .8em; height: .8em; margin-right: .4em;
  background: var(--color); }
.legend { margin-right: 1em; }
`;

/** One self-contained page that reads well narrow, wide and in the dark. */
export function page(title: string, body: Html): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="${POLICY}" />
        <title>${title}</title>
        <style>
          ${new Html(STYLE)}
        </style>
      </head>
      <body>
        ${body}
      </body>
    </html> `.text;
}
