import path from 'node:path';
import { run } from '../../commands/test-submission.ts';
import { testSubmissionView } from '../../commands/test-submission-view.ts';
import { VARIANTS } from '../../image/variant.ts';
import type { Ports } from '../../ports.ts';
import { renderMarkdown } from '../../report/markdown.ts';
import { parseDataset, shown } from '../../submission/layout.ts';
import { type ActionResult, runAction } from '../action.ts';
import { choiceInput, numberInput, sizeInput, switchInput, textInput } from '../inputs.ts';

void runAction(testSubmission);

async function testSubmission(ports: Ports): Promise<ActionResult> {
  const under = (folder: string | undefined) =>
    folder === undefined ? undefined : path.resolve(ports.root, folder);
  const submission = under(textInput('submission-folder')) ?? path.join(ports.root, 'submission');
  const receipt = await run(
    {
      dataset: parseDataset(textInput('dataset')),
      submissionFolder: submission,
      dataFolder: under(textInput('data-folder')),
      image: textInput('image'),
      variant: choiceInput('variant', VARIANTS),
      skipGpu: switchInput('skip-gpu', false),
      phase2: switchInput('phase2', false),
      blockInternet: switchInput('block-internet', true),
      limits: {
        timeSeconds: numberInput('time-limit'),
        memoryBytes: sizeInput('memory-limit'),
        scratchBytes: sizeInput('scratch-limit'),
        cpus: numberInput('cpus'),
      },
    },
    ports,
  );
  const { verdict, exitCode, message, next } = receipt;
  return {
    outputs: {
      verdict,
      'exit-code': String(exitCode),
      receipt: path.join(submission, 'receipt.json'),
      outcome: receipt.outcome ? path.join(submission, receipt.outcome.name) : '',
    },
    summary: renderMarkdown(testSubmissionView(receipt, shown(submission))),
    ...(verdict !== 'ok' && { failure: { message: `${verdict}: ${message}`, next } }),
  };
}
