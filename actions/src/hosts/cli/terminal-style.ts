import type { ReportView } from '../../report/view.ts';

/** Prints a report. */
export async function showView(view: ReportView): Promise<void> {
  const { renderTerminal } = await import('../../report/terminal.ts');
  process.stdout.write(renderTerminal(view, terminalStyle()));
}

/** How wide and in which colours a report is printed: as the terminal is, within what reads well. */
export function terminalStyle(): { width: number; color: boolean } {
  const width = Math.min(process.stdout.columns ?? 80, 100);
  return { width, color: process.stdout.isTTY && process.stdout.hasColors() };
}
