import { readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../../..');

/** One thing that docs/start/first-release.md has its reader do. */
export type PageStep =
  | { readonly kind: 'settings'; readonly yaml: string }
  | { readonly kind: 'api'; readonly method: string; readonly path: string; readonly body: string }
  | { readonly kind: 'start'; readonly workflow: string }
  | { readonly kind: 'merge'; readonly branch: string }
  | { readonly kind: 'azure' | 'vsc' | 'docker'; readonly command: string };

const BLOCK = /^```(sh|yaml)\n([^]*?)^```/gm;
/** A command with what it reads, up to the end of the last line. */
const COMMAND = /^(?:.*<<'JSON'\n[^]*?^JSON|az .*?(?:'\{[^]*?\}'|$)|.+)$/gm;

const API =
  /^gh api --method (\w+) repos\/OWNER\/NAME(\S*) --input (?:- <<'JSON'\n([^]*?)^JSON|(\S+))$/m;
const START = /^gh workflow run (\S+) --repo OWNER\/NAME$/;
const MERGE = /^gh pr merge (\S+) --merge --repo OWNER\/NAME$/;

/**
 * What docs/start/first-release.md has its reader do, in its order.
 *
 * @throws Error for a command of a kind that no test can follow.
 */
export function firstReleaseSteps(): PageStep[] {
  const page = readFileSync(path.join(root, 'docs/start/first-release.md'), 'utf8');
  return [...page.matchAll(BLOCK)].flatMap(([, language, text = '']): PageStep[] =>
    language === 'yaml'
      ? [{ kind: 'settings', yaml: text }]
      : [...text.matchAll(COMMAND)].map(([command]) => stepOf(command)),
  );
}

function stepOf(command: string): PageStep {
  const [, method, at = '', given, file = ''] = API.exec(command) ?? [];
  if (method !== undefined) {
    const body = given ?? readFileSync(path.join(root, file), 'utf8');
    return { kind: 'api', method, path: at, body };
  }
  const workflow = START.exec(command)?.[1];
  if (workflow !== undefined) return { kind: 'start', workflow };
  const branch = MERGE.exec(command)?.[1];
  if (branch !== undefined) return { kind: 'merge', branch };
  if (command.startsWith('az ')) return { kind: 'azure', command };
  if (command.startsWith('docker ')) return { kind: 'docker', command };
  if (/(?:^| )npx vsc /.test(command)) return { kind: 'vsc', command };
  throw new Error(`no test follows ${command}`);
}
