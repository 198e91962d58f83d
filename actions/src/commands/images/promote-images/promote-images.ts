import { messageOf, UserError } from '../../../errors.ts';
import type { Ports } from '../../../ports.ts';
import { GitHistory } from '../../../registry/promotion/git-history.ts';
import type { Digests } from '../../../registry/ledger/ledger.ts';
import { foresee, promote, type Promoted } from '../../../registry/promotion/promote.ts';
import { repositoryName } from '../../../registry/client/settings.ts';
import { verifyCommand } from '../release-notes/verify-command.ts';
import type { AttestedInputs } from '../promotion/attested-inputs.ts';
import { promotionContext } from '../promotion/context.ts';
import { checkedReason } from '../promotion/reason.ts';
import { publishedDigests } from '../published-report.ts';
import { writeReleasePages } from '../release-notes/pages.ts';

export interface PromoteInputs extends AttestedInputs {
  /** Any revision; `HEAD` if there is none. */
  readonly commit?: string | undefined;
  /** Digests that were tested, by variant: the registry must hold these. */
  readonly tested?: Digests | undefined;
  /** Folder with the reports of what was published, in place of `tested`. */
  readonly reports?: string | undefined;
  /** Folder to write the pages of the release to. */
  readonly pages?: string | undefined;
  /** Why git can't tell the order: the history of main was rewritten. */
  readonly rewritten?: string | undefined;
  /** The images are a rebuild for updates of their packages. */
  readonly rebuild?: boolean;
  /** Say what would be done, and do nothing. */
  readonly dryRun?: boolean;
}

/** A promotion, and the commands by which anybody verifies the images; none if they are not attested. */
export type PromotedImages = Promoted & {
  readonly verify: readonly string[];
  /** Whether the pages of the release were written. */
  readonly pages: boolean;
};

/** Gives the latest tags of all variants to the images of one commit, or to none. */
export async function promoteImages(inputs: PromoteInputs, ports: Ports): Promise<PromotedImages> {
  const history = new GitHistory(ports.exec, ports.root);
  const commit = await history.commit(inputs.commit ?? 'HEAD');
  const { context, settings, attestations } = await promotionContext(inputs, ports);
  const { variants } = settings;
  const tested =
    inputs.reports === undefined ? inputs.tested : await publishedDigests(inputs.reports, variants);
  const rewritten = inputs.rewritten === undefined ? undefined : checkedReason(inputs.rewritten);
  const { rebuild = false, dryRun = false } = inputs;
  const candidate = { commit, variants, rewritten, rebuild, ...(tested && { tested }) };
  if (dryRun) {
    return { ...(await foresee(context, candidate, history)), verify: [], pages: false };
  }
  const promoted = await promote(context, candidate, history);
  const name = repositoryName(settings);
  const { GITHUB_REPOSITORY: repository } = ports.env;
  const digests = Object.values(promoted.release?.digests ?? {});
  const signer = attestations?.signer();
  const verify =
    signer !== undefined && repository !== undefined
      ? digests.map((digest) => verifyCommand(`${name}@${digest}`, repository, signer))
      : [];
  const pages = await writtenPages(
    inputs.pages,
    { registry: context.registry, name },
    promoted,
    ports,
  );
  return { ...promoted, verify, pages };
}

/** Writes the pages of what was promoted, now or by a run before. The images are out by then, so nothing fails. */
async function writtenPages(
  folder: string | undefined,
  at: Parameters<typeof writeReleasePages>[1],
  { outcome, release }: Promoted,
  { log }: Pick<Ports, 'log'>,
): Promise<boolean> {
  const done = outcome === 'promoted' || outcome === 'already';
  if (folder === undefined || !done || release === undefined) return false;
  try {
    await writeReleasePages(folder, at, release);
    return true;
  } catch (error) {
    log.warn(`the pages of release ${release.number} were not written: ${messageOf(error)}`);
    return false;
  }
}

/**
 * Reads what was tested: `cpu=sha256:…` for each variant.
 *
 * @throws UserError if one has another form.
 */
export function testedDigests(pairs: readonly string[]): Digests {
  return Object.fromEntries(
    pairs.map((pair) => {
      const [, variant, digest] = /^([a-z0-9]+)=(sha256:[0-9a-f]{64})$/.exec(pair) ?? [];
      if (variant !== undefined && digest !== undefined) return [variant, digest] as const;
      throw new UserError(`${JSON.stringify(pair)} does not say what was tested`, {
        next: 'write <variant>=sha256:<64 digits>, with the digest that publish-image prints',
      });
    }),
  );
}
