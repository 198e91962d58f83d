import path from 'node:path';
import { run } from '../../commands/validate.ts';
import { reportOf } from '../../commands/validate-report.ts';
import { validateView } from '../../commands/validate-view.ts';
import { variants } from '../../environment/model.ts';
import type { Ports } from '../../ports.ts';
import { annotationsOf } from '../../report/annotations.ts';
import { renderMarkdown } from '../../report/markdown.ts';
import { renderTerminal } from '../../report/terminal.ts';
import { countsOf } from '../../report/view.ts';
import { type ActionResult, runAction } from '../action.ts';
import { withChannelCache } from '../channel-cache.ts';
import { numberInput, switchInput, textInput, urlInput } from '../inputs.ts';
import { writeReport } from '../../commands/write-report.ts';

// A call to the cache service that was given up would keep the process.
void runAction(validateEnvironment).then(() => process.exit());

async function validateEnvironment(ports: Ports): Promise<ActionResult> {
  const temporary = ports.env['RUNNER_TEMP'] ?? path.join(ports.root, '.cache');
  const cacheFolder = path.join(temporary, 'environment-channels');
  const solve = {
    channelBase: urlInput('channel-base'),
    pypiBase: urlInput('pypi-base'),
    cacheFolder,
    deadlineMs: (numberInput('time-limit') ?? 120) * 1000,
  };
  const inputs = {
    base: textInput('base'),
    files: { cpu: textInput('cpu-file'), gpu: textInput('gpu-file') },
    solve: switchInput('solve', true) ? solve : undefined,
  };
  const result =
    inputs.solve === undefined
      ? await run(inputs, ports)
      : await withChannelCache(cacheFolder, ports, () => run(inputs, ports));

  const report = reportOf(result);
  const file = textInput('report') ?? path.join(temporary, 'environment-report.json');
  const reportFile = path.resolve(ports.root, file);
  await writeReport(reportFile, report);

  const view = validateView(report, result.sources);
  ports.log.info(renderTerminal(view, { width: 100, color: true }));
  const affected = variants.filter((variant) => report.variants[variant].changed);
  const counts = countsOf(result.findings);
  const message = counts === undefined ? view.verdict : `${view.verdict} (${counts})`;
  return {
    outputs: {
      verdict: result.verdict,
      changed: String(affected.length > 0),
      variants: JSON.stringify(affected),
      report: reportFile,
    },
    summary: renderMarkdown(view),
    annotations: annotationsOf(result.findings),
    ...(result.verdict !== 'mergeable' && { failure: { message, next: null } }),
  };
}
