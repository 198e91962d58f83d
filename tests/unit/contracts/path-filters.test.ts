import { lines, workflowFile } from 'actions-testbed/policy';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { exec } from '../../../actions/src/entrypoints/exec.ts';
import { affectedBy } from '../../../actions/src/image/affected.ts';
import { officialCompetition } from '../environment/fixture.ts';
import { brokenBuilds, brokenPaths } from '../../harness/contracts/path-table.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const { stdout } = await exec('git', ['ls-files'], { cwd: root });
const tracked = stdout.trim().split('\n');
// So that `vitest --changed` runs these tests when one of these files changes.
import.meta.glob('../../../.github/workflows/*');

const texts = globSync('.github/workflows/*.{yml,yaml}', { cwd: root }).map(
  (file) => [file, readFileSync(path.join(root, file), 'utf8')] as const,
);

/** What the table has against the workflows; the text of one may be another. */
function check(changed = '', text = '') {
  const read = texts.map(([file, own]) => {
    const workflow = workflowFile(file, file === changed ? text : own);
    if ('message' in workflow) throw new Error(`${file}: ${workflow.message}`);
    return [path.basename(file), workflow] as const;
  });
  return lines(brokenPaths(new Map(read), tracked));
}

const built = (changed: string) =>
  affectedBy([changed], ['cpu', 'gpu'], officialCompetition()).variants;

describe('a pull request and a push to main', () => {
  it('start what the table of paths says', () => {
    expect(check()).toEqual([]);
  });

  it('build what the table says', () => {
    expect(lines(brokenBuilds(built, tracked))).toEqual([]);
    expect(lines(brokenBuilds(() => [], tracked))).toContainEqual(
      expect.stringContaining('runtime/file builds [], not [cpu,gpu]'),
    );
  });

  it('are missed in no workflow: each of its paths matters, and all of them together', () => {
    const survivors: string[] = [];
    let count = 0;
    for (const [file, text] of texts) {
      const block = /^ {4}paths:\n(?: {6}- .+\n)+/m.exec(text)?.[0] ?? '';
      const rows = block.split('\n').filter((row) => row.startsWith('      - '));
      const line = text.slice(0, text.indexOf(block)).split('\n').length;
      for (const gone of block === '' ? [] : [...rows.map((row) => `${row}\n`), block]) {
        count++;
        const found = check(
          file,
          text.replace(gone, () => ''),
        );
        // Without the block, the place is that of the event.
        const at = gone === block ? `${file}:` : `${file}:${line}: `;
        if (!found.some((row) => row.startsWith(at))) survivors.push(`${file} without ${gone}`);
      }
    }
    expect(survivors).toEqual([]);
    expect(count).toBeGreaterThan(0);
  });

  it('show up in the table before they are pushed', () => {
    const folder = brokenPaths(new Map(), ['new-folder/file']);
    expect(lines(folder)).toContainEqual(
      expect.stringContaining('say which workflows a change of new-folder starts'),
    );
    expect(lines(folder)).toContainEqual(expect.stringContaining('there is no ci.yml'));
  });
});
