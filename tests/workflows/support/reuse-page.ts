import { readFile } from 'node:fs/promises';
import path from 'node:path';

const page = path.resolve(import.meta.dirname, '../../../docs/start/reuse.md');

/** The files that docs/start/reuse.md shows, by path, as somebody copies them from there. */
export async function filesOfPage(): Promise<Record<string, string>> {
  const text = await readFile(page, 'utf8');
  const blocks = text.matchAll(/^`([^`\n]+)`[^\n]*:\n\n```ya?ml\n([^]*?)^```/gm);
  return Object.fromEntries([...blocks].map(([, file = '', content = '']) => [file, content]));
}

/** What the page has a calling job end with, if its registry takes a password. */
export async function secretsOfPage(): Promise<string> {
  const text = await readFile(page, 'utf8');
  return /^```yaml\n(secrets:\n[^]*?)^```/m.exec(text)?.[1] ?? '';
}
