import { command, ended } from '../../../declaration/command.ts';
import { flag, path, variantName, text } from '../../../declaration/input.ts';
import { solverInputs, solverOptions } from '../solver-inputs.ts';

export default command({
  name: 'lock',
  group: 'A package request',
  summary: 'write the exact packages of the environment files beside them',
  inputs: {
    variant: variantName({ help: 'only this variant', defaultWords: 'all' }),
    upgrade: text({
      help: 'packages to upgrade, separated by commas; others move only if they must',
    }),
    upgradeAll: flag({ help: 'take the newest packages instead of keeping the locked ones' }),
    upgradeAffected: flag({
      help: 'upgrade packages with known advisories, if that removes any',
    }),
    editAffected: flag({
      help: 'with that, edit lines that name a version with known advisories, if one without them fits',
    }),
    advisories: path({
      help: 'file for the advisories that stay, as Markdown; only written if some do',
    }),
    behind: path({
      help: 'with upgrade-affected, file for the lines whose packages have a later release, as Markdown; only written if some have',
    }),
    summary: path({ help: "file for what changes, as Markdown that fits a pull request's text" }),
    ...solverInputs,
  },
  outputs: {
    changed: 'Whether a file was written',
    files: 'Paths of the locks and the environment files, one on each line',
    advisories:
      'Whether known advisories stay: none, some, or unknown if the database did not answer',
    behind:
      'Whether lines name packages that have a later release: none, some, or unknown without upgrade-affected',
  },
  action: {
    name: 'lock-environments',
    title: 'Lock the environments',
    description: 'Writes the exact packages of the environment files beside them',
    icon: 'lock',
    color: 'green',
  },
  async run(
    {
      variant,
      upgrade,
      upgradeAll,
      upgradeAffected,
      editAffected,
      advisories,
      behind,
      summary,
      channelBase,
      pypiBase,
      osvBase,
      uv,
      timeLimit,
      ...rest
    },
    ports,
  ) {
    const { lockEnvironments } = await import('./lock.ts');
    const { lockView } = await import('./lock-view.ts');
    const { advisoriesLeft, advisoriesView } = await import('./advisories-view.ts');
    const { behindLeft, behindView } = await import('./behind-view.ts');
    const { lockFiles } = await import('../../../environment/lock/model.ts');
    const options = solverOptions({ channelBase, pypiBase, osvBase, uv, timeLimit }, ports);
    const named = (upgrade ?? '').split(',').map((name) => name.trim());
    const step = ports.log.step('solving');
    const locked = await ports
      .withCache('channels', (cacheFolder) =>
        lockEnvironments(
          {
            variant,
            upgrade: named,
            upgradeAll,
            upgradeAffected,
            editAffected,
            solve: { ...options, cacheFolder },
          },
          ports,
        ),
      )
      .catch((error: unknown) => {
        step.fail();
        throw error;
      });
    step.done('solved');
    const view = lockView(locked);
    const texts = [
      [summary, view],
      [advisories, advisoriesView(locked)],
      [behind, behindView(locked)],
    ] as const;
    const { COMMENT_ROOM, renderMarkdown } = await import('../../../report/markdown.ts');
    const { writeReportText } = await import('../../write-report.ts');
    for (const [file, shown] of texts) {
      if (file && shown) await writeReportText(file, renderMarkdown(shown, COMMENT_ROOM));
    }
    return ended(rest, {
      outputs: {
        changed: locked.some(({ written }) => written.length > 0),
        files: locked
          .flatMap((each) => [...Object.values(lockFiles(each.variant)), each.file])
          .join('\n'),
        advisories: advisoriesLeft(locked),
        behind: behindLeft(locked),
      },
      view,
      findings: view.findings,
    });
  },
});
