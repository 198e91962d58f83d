import type { TrustMaterial, VerifierOptions } from '@sigstore/verify';
import { readFile } from 'node:fs/promises';
import { messageOf, SurroundingsError, UserError } from '../../errors.ts';

/** Who is believed when they say who signed, and what a signature needs of them. */
export interface Authorities {
  readonly material: TrustMaterial;
  readonly needs: VerifierOptions;
}

/**
 * The authorities of a file, as `gh attestation trusted-root` prints it: one trusted root of Sigstore in
 * each line. Without a file, those of Sigstore's public instance, by its update framework (TUF), which
 * verifies them by the keys that the library brings along.
 *
 * @throws UserError for a file that is not one, SurroundingsError if Sigstore's server does not answer.
 */
export async function authoritiesOf(file: string | undefined): Promise<Authorities[]> {
  const { TrustedRoot } = await import('@sigstore/protobuf-specs');
  if (file === undefined) return [await authoritiesIn(await publicRoot())];
  try {
    const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line.trim() !== '');
    if (lines.length === 0) throw new Error('it is empty');
    const roots = lines.map((line) => TrustedRoot.fromJSON(JSON.parse(line)));
    return await Promise.all(roots.map(authoritiesIn));
  } catch (error) {
    throw new UserError(`${file} cannot be read as trusted roots: ${messageOf(error)}`, {
      next: 'write it again: gh attestation trusted-root > FILE',
      cause: error,
    });
  }
}

type Root = Parameters<typeof import('@sigstore/verify').toTrustMaterial>[0];

async function publicRoot(): Promise<Root> {
  const { getTrustedRoot } = await import('@sigstore/tuf');
  try {
    return await getTrustedRoot();
  } catch (error) {
    throw new SurroundingsError(
      `the trusted root of Sigstore cannot be downloaded: ${messageOf(error)}`,
      {
        next: 'run it again; status.sigstore.dev says what is down, and --trusted-root takes a file',
        cause: error,
      },
    );
  }
}

/** An entry in a log is wanted of those that keep one: GitHub's own authorities keep none. */
async function authoritiesIn(root: Root): Promise<Authorities> {
  const { toTrustMaterial } = await import('@sigstore/verify');
  const material = toTrustMaterial(root);
  return {
    material,
    needs: {
      tlogThreshold: Math.min(1, material.tlogs.length),
      ctlogThreshold: Math.min(1, material.ctlogs.length),
      timestampThreshold: 1,
    },
  };
}
