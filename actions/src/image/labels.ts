import type { Competition } from '../environment/settings/competition.ts';
import type { Ports } from '../ports.ts';
import { CONTRACT, CONTRACT_LABEL } from './contract.ts';
import { VARIANT_LABEL } from './variant.ts';

/** Hash of the files and arguments that an image was built from. */
export const INPUTS_LABEL = 'org.drivendata.vsc.inputs';

/** SHA-256 of the halves of the lock that an image was built from, as the ledger has them. */
export const LOCK_LABELS = {
  explicit: 'org.drivendata.vsc.lock',
  pip: 'org.drivendata.vsc.pip-lock',
} as const;

const OCI = 'org.opencontainers.image';

/** The newest commit that changed a file of an image: `imageLabels`. */
export const REVISION_LABEL = `${OCI}.revision`;

/**
 * The labels of an image: our own, and those of the OCI's image specification. There is no time among
 * them: the same inputs give the same labels. The revision is the newest commit that changed an input, so a
 * merge that changes none gives the same image. It is only there if git has every input as it is now, and
 * the whole history. There are no licences: they would be those of all contained software
 * (OCI image-spec, annotations.md), which the bill of materials has package by package. The base is named if it
 * is pinned by a digest: one that was made on this machine has no name that anybody else could use.
 */
export async function imageLabels(
  {
    variant,
    inputs,
    base,
    lock,
    places,
  }: {
    variant: string;
    inputs: string;
    base: string;
    /** Labels of its lock; empty if there is none. */
    lock: Readonly<Record<string, string>>;
    /** Where the files are that it is made of. */
    places: readonly string[];
  },
  { image, title }: Pick<Competition, 'image' | 'title'>,
  { root, env, exec }: Pick<Ports, 'root' | 'env' | 'exec'>,
): Promise<Record<string, string>> {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository } = env;
  const git = async (...args: string[]) => {
    // Without git nothing is known of a revision, as in an unpacked archive.
    const done = await exec('git', ['-C', root, ...args]).catch(() => undefined);
    return done?.exitCode === 0 ? done.stdout.trim() : undefined;
  };
  const edits = await git('status', '--porcelain', '--', ...places);
  const shallow = await git('rev-parse', '--is-shallow-repository');
  const known = edits === '' && shallow === 'false';
  const revision = known ? await git('log', '-1', '--format=%H', '--', ...places) : undefined;
  return {
    [INPUTS_LABEL]: inputs,
    [VARIANT_LABEL]: variant,
    [CONTRACT_LABEL]: String(CONTRACT),
    ...lock,
    [`${OCI}.title`]: `${image} (${variant})`,
    [`${OCI}.description`]: title,
    ...baseLabels(base),
    ...(revision && { [REVISION_LABEL]: revision }),
    ...(server && repository && { [`${OCI}.source`]: `${server}/${repository}` }),
  };
}

function baseLabels(base: string): Record<string, string> {
  const [name = '', digest] = base.split('@');
  if (digest === undefined) return {};
  return { [`${OCI}.base.name`]: name, [`${OCI}.base.digest`]: digest };
}
