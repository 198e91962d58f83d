/** Breaks the real workflows, piece by piece: each break has to be told with its file and line. */
import { actionlint, languageService } from 'actions-testbed/linters';
import { brokenPolicy, type Mutant, MUTATIONS, type Violation } from 'actions-testbed/policy';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { POLICY } from '../harness/contracts/workflow-policy.ts';

const root = path.resolve(import.meta.dirname, '../..');
const files = globSync('.github/workflows/*.{yml,yaml}', { cwd: root }).map(
  (file) => [file, readFileSync(path.join(root, file), 'utf8')] as const,
);

async function check(file: string, text: string): Promise<Violation[]> {
  const policy = brokenPolicy(file, text, POLICY);
  // The linters take longer: they are asked where the house rules see nothing.
  if (policy.length > 0) return policy;
  return [...(await actionlint(file, text)), ...(await languageService(file, text))];
}

const seen = (found: readonly Violation[], file: string, { lines, message }: Mutant) =>
  found.some(
    (violation) =>
      violation.file === file &&
      violation.line >= lines[0] &&
      violation.line <= lines[1] &&
      violation.message.includes(message),
  );

describe('a workflow that is broken by', () => {
  it.each(MUTATIONS)('$name is reported at its line', async ({ mutants }) => {
    const survivors: string[] = [];
    let count = 0;
    for (const [file, text] of files) {
      for (const mutant of mutants({ file, text, actions: POLICY.actions })) {
        count++;
        expect(mutant.text).not.toBe(text);
        const found = await check(file, mutant.text);
        if (seen(found, file, mutant)) continue;
        const told = found.map(({ line, message }) => `${line}: ${message}`).join('; ');
        survivors.push(`${file}:${mutant.lines.join('-')} ${mutant.message}, but told: ${told}`);
      }
    }
    expect(survivors).toEqual([]);
    expect(count).toBeGreaterThan(0);
  });
});
