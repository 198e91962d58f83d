import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { calledWorkflow } from '../called-workflow.ts';
import '../../json-imports.ts';
import { CannotRun, type RunOptions } from '../types.ts';

const { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } =
  await import('@actions/workflow-parser');

type FileProvider = NonNullable<Parameters<typeof convertWorkflowTemplate>[2]>;

/**
 * Refuses a workflow if GitHub's own parser refuses it, or refuses its calls of other workflows: GitHub
 * would not run it either.
 */
export async function refuseInvalid(
  file: string,
  text: string,
  options: Pick<RunOptions, 'source' | 'actions'>,
): Promise<void> {
  const given = { name: file, content: text };
  const { context, value } = parseWorkflow(given, new NoOperationTraceWriter());
  let missing: unknown;
  const provider: FileProvider = {
    async getFileContent(reference) {
      try {
        const uses =
          'owner' in reference
            ? `${reference.owner}/${reference.repository}/${reference.path}@${reference.version}`
            : `./${reference.path}`;
        const called = calledWorkflow(uses, options);
        const content = await readFile(path.join(called.source, called.workflow), 'utf8');
        return { name: uses, content };
      } catch (error) {
        missing ??= error;
        throw error;
      }
    },
  };
  if (value !== undefined) {
    await convertWorkflowTemplate(context, value, provider, { fetchReusableWorkflowDepth: 1 });
  }
  if (missing !== undefined) throw missing;
  const errors = context.errors.getErrors();
  if (errors.length === 0) return;
  throw new CannotRun(
    `GitHub's parser refuses it:\n${errors.map(({ message }) => message).join('\n')}`,
  );
}
