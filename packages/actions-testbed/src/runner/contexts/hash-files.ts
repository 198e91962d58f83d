import { createHash } from 'node:crypto';
import { globSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/**
 * What `hashFiles()` returns: a hash of the hashes of all files in the workspace that match a pattern;
 * empty if there are none. A pattern with `!` excludes files that earlier ones matched.
 */
export function hashFiles(workspace: string, patterns: readonly string[]): string {
  const chosen = new Set<string>();
  for (const pattern of patterns) {
    const negative = pattern.startsWith('!');
    for (const file of globSync(negative ? pattern.slice(1) : pattern, { cwd: workspace })) {
      if (negative) chosen.delete(file);
      else chosen.add(file);
    }
  }
  const files = [...chosen].map((file) => path.join(workspace, file));
  const whole = createHash('sha256');
  const kept = files.filter((file) => statSync(file).isFile()).toSorted();
  for (const file of kept) whole.update(createHash('sha256').update(readFileSync(file)).digest());
  return kept.length === 0 ? '' : whole.digest('hex');
}
