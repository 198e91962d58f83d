import { command, ended, type Failure } from '../../../declaration/command.ts';
import { count, flag, list } from '../../../declaration/input.ts';
import { ExitCode, UserError } from '../../../errors.ts';
import { REGISTRY_VARIABLES } from '../../../declaration/variables.ts';

export default command({
  name: 'releases',
  group: 'Images',
  summary: 'list what was released: number, time, commit, what changed',
  inputs: {
    words: list({
      help: '`show NUMBER` for all of one release; `diff NUMBER NUMBER` for what differs between two; `verify` to look for damage; without any of them, a list',
      positional: true,
      default: [],
    }),
    repair: flag({ help: 'with verify: put tags back where they belong; removes nothing' }),
    limit: count({ help: 'how many, newest first', default: 20 }),
  },
  report: { what: 'all that the ledger and the registry have about them' },
  variables: REGISTRY_VARIABLES,
  exits: ['checkFailed'],
  async run({ words, repair, limit, ...rest }, ports) {
    const { askedFor } = await import('./asked-for.ts');
    const asked = askedFor(words);
    if (asked.what === 'verify') {
      const { ledgerContext } = await import('../promotion/context.ts');
      const { verifyReleases } = await import('./verify-releases.ts');
      const { verifiedView } = await import('./verified-view.ts');
      const verified = await verifyReleases(repair, await ledgerContext(ports));
      const failure = failureOf(verified.faults, repair);
      return ended(rest, { outputs: {}, view: verifiedView(verified), report: verified, failure });
    }
    if (repair) {
      throw new UserError('--repair is for verify', { next: 'npx vsc releases verify --repair' });
    }
    const { releases, showRelease, diffReleases } = await import('./releases.ts');
    if (asked.what === 'show') {
      const { releaseView } = await import('./release-view.ts');
      const shown = await showRelease(asked.number, ports);
      return ended(rest, { outputs: {}, view: releaseView(shown), report: shown });
    }
    if (asked.what === 'diff') {
      const { releaseDiffView } = await import('./release-diff-view.ts');
      const diff = await diffReleases(asked.from, asked.to, ports);
      return ended(rest, { outputs: {}, view: releaseDiffView(diff), report: diff });
    }
    const { releasesView } = await import('./releases-view.ts');
    const found = await releases(limit, ports);
    return ended(rest, { outputs: {}, view: releasesView(found), report: found });
  },
});

function failureOf([first, ...more]: readonly string[], repair: boolean): Failure | undefined {
  if (first === undefined) return undefined;
  const others = more.length === 0 ? '' : `, and ${more.length} more`;
  return {
    exitCode: ExitCode.checkFailed,
    message: `the ledger of releases: ${first}${others}`,
    next: repair
      ? 'docs/how-to/publishing.md says how to restore it from a copy'
      : 'npx vsc releases verify --repair',
  };
}
