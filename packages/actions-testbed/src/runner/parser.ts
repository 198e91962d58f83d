import '../json-imports.ts';
import { CannotRun } from './types.ts';

const { NoOperationTraceWriter, parseWorkflow } = await import('@actions/workflow-parser');

/** Refuses a workflow that GitHub's own parser refuses: GitHub would not run it either. */
export function refuseInvalid(file: string, text: string): void {
  const { context } = parseWorkflow({ name: file, content: text }, new NoOperationTraceWriter());
  const errors = context.errors.getErrors();
  if (errors.length === 0) return;
  throw new CannotRun(
    `GitHub's parser refuses it:\n${errors.map(({ message }) => message).join('\n')}`,
  );
}
