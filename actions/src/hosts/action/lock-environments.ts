import path from 'node:path';
import { run } from '../../commands/lock.ts';
import { lockView } from '../../commands/lock-view.ts';
import { writeReportText } from '../../commands/write-report.ts';
import { variants } from '../../environment/model.ts';
import type { Ports } from '../../ports.ts';
import { annotationsOf } from '../../report/annotations.ts';
import { COMMENT_ROOM, renderMarkdown } from '../../report/markdown.ts';
import { renderTerminal } from '../../report/terminal.ts';
import { type ActionResult, runAction } from '../action.ts';
import { withChannelCache } from '../channel-cache.ts';
import { numberInput, switchInput, textInput, urlInput } from '../inputs.ts';

// A call to the cache service that was given up would keep the process.
void runAction(lockEnvironments).then(() => process.exit());

async function lockEnvironments(ports: Ports): Promise<ActionResult> {
  const temporary = ports.env['RUNNER_TEMP'] ?? path.join(ports.root, '.cache');
  const cacheFolder = path.join(temporary, 'environment-channels');
  const solve = {
    channelBase: urlInput('channel-base'),
    pypiBase: urlInput('pypi-base'),
    cacheFolder,
    deadlineMs: (numberInput('time-limit') ?? 120) * 1000,
  };
  const inputs = { variants, fresh: switchInput('fresh', false), solve };
  const locked = await withChannelCache(cacheFolder, ports, () => run(inputs, ports));
  const view = lockView(locked);
  ports.log.info(renderTerminal(view, { width: 100, color: true }));
  const summary = textInput('summary');
  if (summary !== undefined) {
    const file = path.resolve(ports.root, summary);
    await writeReportText(file, renderMarkdown(view, COMMENT_ROOM));
  }
  return {
    outputs: { changed: String(locked.some(({ written }) => written.length > 0)) },
    summary: renderMarkdown(view),
    annotations: annotationsOf(view.findings),
  };
}
