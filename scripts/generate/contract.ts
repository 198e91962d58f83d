/**
 * Writes what contract/ says in TypeScript, Python and Markdown.
 *
 * This is a generator of our own, because both languages have to follow from one reading of the schema:
 * each maintained generator serves one language, and Python's depends on a formatter and a model library.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { pythonModule } from './contract/python.ts';
import { type Contract, readContract } from './contract/source.ts';
import { contractTables } from './contract/tables.ts';
import { typescriptModule } from './contract/typescript.ts';
import { replaceMarked } from './marked.ts';

const PAGE = 'docs/reference/exit-codes.md';

/** The generated files as they should be: path from the root -> text. */
export function contractFiles(root: string): Promise<Map<string, string>> {
  return filesOf(readContract(root), readFileSync(path.join(root, PAGE), 'utf8'));
}

async function filesOf(contract: Contract, page: string): Promise<Map<string, string>> {
  const config = await resolveConfig(import.meta.filename);
  const pretty = (text: string, parser: string) => format(text, { ...config, parser });
  const tables = Object.entries(contractTables(contract));
  const filled = tables.reduce((text, [name, table]) => replaceMarked(text, name, table), page);
  return new Map([
    ['actions/src/contract.ts', await pretty(typescriptModule(contract), 'typescript')],
    ['runtime/vsc_runtime/contract.py', pythonModule(contract)],
    [PAGE, await pretty(filled, 'markdown')],
  ]);
}
