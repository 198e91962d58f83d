/**
 * Writes what contract/ says in TypeScript, Python and Markdown: `npm run generate`. With `--check`
 * nothing is written, and stale files are named.
 *
 * A writer of our own, because both languages have to come from one reading of the schema: kept
 * generators serve one language each, and the one for Python brings a formatter and a model library.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { pythonModule } from './contract/python.ts';
import { type Contract, readContract } from './contract/source.ts';
import { contractTables } from './contract/tables.ts';
import { typescriptModule } from './contract/typescript.ts';
import { replaceMarked } from './marked.ts';

const PAGE = 'docs/exit-codes.md';

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

if (import.meta.main) {
  const check = process.argv.includes('--check');
  const root = path.resolve(import.meta.dirname, '../..');
  for (const [file, text] of await contractFiles(root)) {
    if (readFileSync(path.join(root, file), 'utf8') === text) continue;
    process.stdout.write(`${file}: ${check ? 'stale' : 'written'}\n`);
    if (check) process.exitCode = 1;
    else writeFileSync(path.join(root, file), text);
  }
  if (process.exitCode === 1) process.stderr.write('next: npm run generate\n');
}
