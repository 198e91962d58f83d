import { describe, expect, it } from 'vitest';
import { Html, html, page } from '../../../actions/src/report/html.ts';

const HOSTILE = `<img src=x onerror="alert(1)">&'`;

describe('html', () => {
  it('escapes what is put in, and keeps nested html', () => {
    const inner = html`<b>${HOSTILE}</b>`;
    expect(html`<p title="${HOSTILE}">${[inner, HOSTILE]}</p>`.text).toBe(
      '<p title="&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&amp;&#39;">' +
        '<b>&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&amp;&#39;</b>' +
        '&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&amp;&#39;</p>',
    );
  });
});

describe('page', () => {
  it('holds no script and forbids them', () => {
    const text = page(HOSTILE, new Html('<p>body</p>'));
    expect(text).not.toContain('<img');
    expect(text).toContain('default-src &#39;none&#39;');
    expect(text).toContain('<p>body</p>');
  });
});
