import type { Competition } from '../environment/competition.ts';
import type { Ports } from '../ports.ts';
import { VARIANT_LABEL } from './variant.ts';

/** Hash of the files and arguments that an image was built from. */
export const INPUTS_LABEL = 'org.drivendata.vsc.inputs';

/** SHA-256 of the halves of the lock that an image was built from, as the ledger has them. */
export const LOCK_LABELS = {
  explicit: 'org.drivendata.vsc.lock',
  pip: 'org.drivendata.vsc.pip-lock',
} as const;

const OCI = 'org.opencontainers.image';

/**
 * The labels of an image: our own, and those of the OCI's image specification. The revision is only
 * there where git has every file of the image as it is now. There is no time among them: the same
 * inputs give the same labels. There are no licences: they would be those of all contained software
 * (OCI image-spec, annotations.md), which the bill of materials has package by package.
 */
export async function imageLabels(
  {
    variant,
    inputs,
    base,
    lock,
  }: {
    variant: string;
    inputs: string;
    base: string;
    /** Labels of its lock; empty if there is none. */
    lock: Readonly<Record<string, string>>;
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
  const edits = await git('status', '--porcelain', '--', 'runtime', 'environment');
  const revision = edits === '' ? await git('rev-parse', '--verify', '--quiet', 'HEAD') : undefined;
  return {
    [INPUTS_LABEL]: inputs,
    [VARIANT_LABEL]: variant,
    ...lock,
    [`${OCI}.title`]: `${image} (${variant})`,
    [`${OCI}.description`]: title,
    [`${OCI}.base.name`]: base,
    ...(revision && { [`${OCI}.revision`]: revision }),
    ...(server && repository && { [`${OCI}.source`]: `${server}/${repository}` }),
  };
}
