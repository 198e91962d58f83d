import path from 'node:path';
import { command, ended } from '../../../declaration/command.ts';
import { count, list, path as pathInput } from '../../../declaration/input.ts';

export default command({
  name: 'runs',
  group: 'A submission',
  summary: 'list the runs that were scored: number, score, time, code',
  inputs: {
    words: list({
      help: '`diff RUN RUN` for what differs between two, each last, best or a number; without it, a list',
      positional: true,
      default: [],
    }),
    folder: pathInput({ help: 'where the runs are kept', defaultWords: 'submission/runs' }),
    limit: count({ help: 'how many, newest first', default: 20 }),
  },
  report: { what: 'all that is kept of them, or of what differs' },
  async run({ words, folder, limit, ...rest }, ports) {
    const { askedOfRuns, diffRuns, runs } = await import('./runs.ts');
    const where = folder ?? path.join(ports.root, 'submission', 'runs');
    const asked = askedOfRuns(words);
    if (asked.what === 'diff') {
      const { runDiffView } = await import('./run-diff-view.ts');
      const diff = await diffRuns(where, asked);
      return ended(rest, { outputs: {}, view: runDiffView(diff), report: diff });
    }
    const { runsView } = await import('./runs-view.ts');
    const found = await runs(where, ports);
    return ended(rest, { outputs: {}, view: runsView(found, limit), report: found });
  },
});
