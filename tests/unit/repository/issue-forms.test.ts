import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const folder = path.resolve(import.meta.dirname, '../../../.github/ISSUE_TEMPLATE');
const forms = globSync('*.yml', { cwd: folder }).filter((file) => file !== 'config.yml');
const read = (file: string): unknown => parse(readFileSync(path.join(folder, file), 'utf8'));

interface Form {
  readonly name?: string;
  readonly description?: string;
  readonly body?: readonly {
    readonly type?: string;
    readonly id?: string;
    readonly attributes?: {
      readonly label?: string;
      readonly value?: string;
      readonly options?: readonly string[];
    };
  }[];
}

// GitHub leaves a form out that breaks a rule, and says so only in its file view:
// https://docs.github.com/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-githubs-form-schema
describe('an issue form', () => {
  it('is there for a package, a fault and an idea', () => {
    expect(forms.toSorted()).toEqual(['bug.yml', 'idea.yml', 'package-request.yml']);
  });

  it.each(forms)('is one that GitHub shows: %s', (file) => {
    const { name = '', description = '', body = [] } = read(file) as Form;
    expect(name.length).toBeGreaterThan(3);
    expect(description.length).toBeGreaterThan(3);
    const asked = body.filter(({ type }) => type !== 'markdown');
    expect(asked.length).toBeGreaterThan(0);
    for (const { type, attributes } of body) {
      expect(['markdown', 'input', 'textarea', 'dropdown', 'checkboxes']).toContain(type);
      expect(type === 'markdown' ? attributes?.value : attributes?.label).toMatch(/\w/);
      const options = attributes?.options ?? [];
      expect(options.length > 0).toBe(type === 'dropdown' || type === 'checkboxes');
      expect(new Set(options).size).toBe(options.length);
    }
    for (const key of [asked.map(({ id }) => id), asked.map((each) => each.attributes?.label)]) {
      expect(new Set(key).size).toBe(asked.length);
    }
    for (const { id } of asked) expect(id).toMatch(/^[\w-]+$/);
  });

  it('has links beside it that are complete', () => {
    const { contact_links: links } = read('config.yml') as {
      readonly contact_links: readonly Readonly<Record<'name' | 'url' | 'about', string>>[];
    };
    expect(links.length).toBeGreaterThan(0);
    for (const { name, url, about } of links) {
      expect([name, about].every((text) => /\w/.test(text))).toBe(true);
      expect(URL.canParse(url)).toBe(true);
    }
  });
});
