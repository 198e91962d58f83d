import { readFileSync } from 'node:fs';
import path from 'node:path';
import { slipsIn } from './english.ts';
import { filesThat } from './files.ts';
import { brokenLinks } from './links.ts';

// Checks what people read for English that is easily misread, and for links that lead nowhere.
const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

/** Documents, help, messages and comments, but not what is generated from them, and no tests. */
const hasProse = (file: string) =>
  /\.(?:md|ts|py|sh|ya?ml)$|schema\.json$|^contract\/|(?:^|\/)(?:Makefile|Dockerfile|vsc|conda)$/.test(
    file,
  ) &&
  !/^(?:actions\/dist|docs\/releases\.md$|docs\/reports|tests|runtime\/tests)\/|\.test\.ts$|\/fixtures\//.test(
    file,
  ) &&
  // This one names what it forbids.
  file !== 'scripts/check/english.ts';

const problems = [
  ...filesThat(hasProse, root).flatMap((file) =>
    slipsIn(read(file)).map(
      ({ line, found, instead }) => `${file}:${line}: "${found}": ${instead}`,
    ),
  ),
  ...filesThat((file) => file.endsWith('.md'), root).flatMap((file) =>
    brokenLinks(file, { root, read }).map(
      ({ line, url, problem }) => `${file}:${line}: ${url}: ${problem}`,
    ),
  ),
];
for (const problem of problems) process.stdout.write(`${problem}\n`);
if (problems.length > 0) {
  process.stdout.write(`next:  write what follows the colon instead, or fix the link\n`);
}
process.exitCode = problems.length > 0 ? 1 : 0;
