import { expect, it } from 'vitest';
import { trySample } from '../../../../../scripts/generate/report-samples/runs.ts';
import { renderTerminal } from '../../../report/terminal.ts';
import type { FileChange } from '../runs/runs.ts';
import { tryView } from './try-view.ts';

function screenOf(files: readonly FileChange[]): string {
  const diff = trySample.diff && { ...trySample.diff, files };
  return renderTerminal(tryView({ ...trySample, diff }), { width: 80, color: false });
}

it('leads to what changed since the run before, if a file did', () => {
  expect(screenOf(trySample.diff?.files ?? [])).toContain('runs diff 6 7 shows what changed');
  const undone = screenOf([]);
  expect(undone).toMatch(/^ +changed +no file$/m);
  expect(undone).not.toContain('runs diff');
});
