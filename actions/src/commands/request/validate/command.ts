import { command, ended } from '../../../declaration/command.ts';
import { validateExcludes, validateInputs, validateOptions } from '../validate-inputs.ts';
import { validateFailure } from './validate-failure.ts';

export default command({
  name: 'validate',
  group: 'A package request',
  summary: 'check the environment files: can they be merged, and what do they change',
  inputs: validateInputs,
  excludes: validateExcludes,
  outputs: {
    verdict:
      'mergeable, decision (the rules change: a maintainer decides), blocked, undecided (a server did not answer) or fault (a bug in this repository)',
    changed: 'Whether entries of any variant change',
    variants: 'The variants whose entries change, as a JSON list for a matrix',
  },
  exits: ['blocked', 'undecided'],
  report: {
    what: 'the result',
    schema: 'actions/validate-environment/report.schema.json',
    actionDefault: 'reports/environment-report.json',
  },
  action: {
    name: 'validate-environment',
    title: 'Validate environment files',
    description: 'Checks the environment files, and reports what a change does to everybody',
    icon: 'check-circle',
    color: 'green',
  },
  async run(
    { base, cpuFile, gpuFile, solve, channelBase, pypiBase, osvBase, uv, timeLimit, ...rest },
    ports,
  ) {
    const { validateEnvironment } = await import('./validate.ts');
    const given = { base, cpuFile, gpuFile, solve, channelBase, pypiBase, osvBase, uv, timeLimit };
    const check = async (cacheFolder: string) =>
      validateEnvironment(await validateOptions(given, cacheFolder, ports), ports);
    const result = solve ? await ports.withCache('channels', check) : await check('');
    const { reportOf } = await import('./validate-report.ts');
    const { validateView } = await import('./validate-view.ts');
    const report = reportOf(result);
    const view = validateView(report, result.sources);
    const variants = Object.entries(report.variants).flatMap(([name, { changed }]) =>
      changed ? [name] : [],
    );
    return ended(rest, {
      outputs: {
        verdict: result.verdict,
        changed: variants.length > 0,
        variants: JSON.stringify(variants),
      },
      view,
      report,
      findings: result.findings,
      failure: validateFailure(result.verdict, view),
    });
  },
});
