import { command, ended } from '../../../declaration/command.ts';
import { path, text } from '../../../declaration/input.ts';
import { REGISTRY_VARIABLES } from '../../../declaration/variables.ts';
import { validateExcludes, validateInputs, validateOptions } from '../validate-inputs.ts';
import { validateFailure } from '../validate/validate-failure.ts';

export default command({
  name: 'preview',
  group: 'A package request',
  summary: 'show what the checks would say about a pull request from this working tree',
  inputs: {
    html: path({ help: 'page to write', defaultWords: 'reports/preview.html' }),
    ...validateInputs,
    // There is no request without something that it changes.
    base: text({ help: 'git ref to compare with', defaultWords: 'the main branch' }),
  },
  excludes: validateExcludes,
  exits: ['blocked', 'undecided'],
  variables: REGISTRY_VARIABLES,
  async run(
    { html, base, cpuFile, gpuFile, solve, channelBase, pypiBase, osvBase, uv, timeLimit, ...rest },
    ports,
  ) {
    const { previewPage, previewRequest, previewView } = await import('./preview.ts');
    const { writeReportText } = await import('../../write-report.ts');
    const given = { base, cpuFile, gpuFile, solve, channelBase, pypiBase, osvBase, uv, timeLimit };
    const shown = await ports.withCache('channels', async (cacheFolder) =>
      previewRequest(await validateOptions(given, cacheFolder, ports), ports),
    );
    const file = html ?? `${ports.root}/reports/preview.html`;
    await writeReportText(file, previewPage(shown));
    return ended(rest, {
      outputs: {},
      view: previewView(shown, file),
      failure: validateFailure(shown.verdict, shown.summary),
    });
  },
});
