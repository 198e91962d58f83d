import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const readme = readFileSync(path.resolve(import.meta.dirname, '../../../README.md'), 'utf8');
const sections = new Map(
  readme
    .split(/^## /m)
    .slice(1)
    .map((section) => [section.split('\n', 1)[0] ?? '', section] as const),
);
const itemsOf = (name: string) => (sections.get(name) ?? '').split(/^- /m).slice(1);

describe('README', () => {
  it('begins with one sentence that says what it is, and the two commands', () => {
    const [, what = '', code = ''] = readme.split('\n\n');
    expect(what.match(/[.!?](?=\s|$)/g)).toHaveLength(1);
    expect(code.match(/^make \w+/gm)).toEqual(['make quickstart', 'make test']);
  });

  it('shows a run, a comment, a score and a release before it goes into detail', () => {
    const shown = Array.from(
      (sections.get('What it looks like') ?? '').matchAll(/docs\/pictures\/(\w+)\.png/g),
      ([, name]) => name,
    );
    expect(shown).toEqual(['quickstart', 'comment', 'score', 'release']);
    expect([...sections.keys()][0]).toBe('What it looks like');
  });

  it('has a diagram of request, release and submission, whose arrows join its nodes', () => {
    const [, diagram = ''] = /```mermaid\n([^]*?)```/.exec(readme) ?? [];
    const parts = Array.from(diagram.matchAll(/^ *subgraph (\w+)/gm), ([, name]) => name);
    expect(parts).toEqual(['request', 'release', 'run']);
    expect(diagram.match(/^ *end$/gm)).toHaveLength(parts.length);
    const nodes = new Set(Array.from(diagram.matchAll(/\b(\w+)\["[^"]+"\]/g), ([, name]) => name));
    const plain = diagram.replaceAll(/\["[^"]*"\]|-\. [^.]* \.->/g, (found) =>
      found.startsWith('[') ? '' : '-->',
    );
    const joined = Array.from(
      plain.matchAll(/\b(\w+)(?= *-->)|(?<=--> *)(\w+)/g),
      ([name]) => name,
    );
    expect(joined.filter((name) => !nodes.has(name))).toEqual([]);
    expect([...nodes].filter((name) => !joined.includes(name!))).toEqual([]);
    expect(plain).toMatch(/comment --> merge\n *promote --> container/);
  });

  it('says who it is for, with one page each', () => {
    const roles = itemsOf('Who it is for').slice(0, 3);
    expect(roles.map((role) => /^\*\*(\w+)\*\*/.exec(role)?.[1])).toEqual([
      'Competitors',
      'Contributors',
      'Maintainers',
    ]);
    for (const role of roles) expect(role.match(/\]\(docs\/start\/\w+\.md\)/g)).toHaveLength(1);
  });

  it('compares it with others, and says what was not exercised', () => {
    const peers = itemsOf('How it compares');
    expect(peers.length).toBeGreaterThan(3);
    for (const peer of peers) expect(peer).toContain('](https://github.com/');
    const text = (sections.get('How it compares') ?? '').replaceAll(/\s+/g, ' ');
    expect(text).toContain('did not run them side by side');
    expect(text).toMatch(/Not exercised: .*GitHub itself/);
  });
});
