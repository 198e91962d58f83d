import { cp, mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Engine } from '../../../../actions/src/container/connect.ts';
import { runContainer } from '../../../../actions/src/container/run.ts';
import type { Mount } from '../../../../actions/src/container/spec.ts';
import { exec } from '../../../../actions/src/entrypoints/exec.ts';
import { installerWheel } from '../../../support/programs/kept-wheels.ts';
import { temporaryRoot } from '../../../support/repositories/temporary-root.ts';

const OWN = path.resolve(import.meta.dirname, '../../../../runtime/installer');

/** The installer's command in a container of `runInstaller`: after it come a plan and a prefix. */
export const INSTALL = 'python3 -I -S -B /installer/install.py';
export const PREFIX = '/opt/conda/envs/condaenv';

/** A folder with what the installer's stage has below /installer: py-rattler's wheel, and what is ours. */
export async function unpackedInstaller(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'vsc-installer-'));
  await exec('python3', ['-m', 'zipfile', '-e', await installerWheel(), folder]);
  await cp(OWN, folder, { recursive: true });
  return folder;
}

export interface HowInstalled {
  /** A script that runs in the prefix when all is installed. */
  readonly after: string;
  /** Where the channels are. */
  readonly base: string;
  readonly proxy: string;
  /** What SSL_CERT_FILE names. */
  readonly certificates: string;
  readonly tmpfs: Record<string, string>;
  /** What else is there for the script. */
  readonly mounts: readonly Mount[];
}

/**
 * Installs plans one after the other, as layers are, and then runs a script.
 * @param where a lite image has the system of the installer's stage
 * @returns what both printed
 */
export async function runInstaller(
  where: { readonly engine: Engine; readonly image: string; readonly installer: string },
  plans: readonly (readonly object[])[],
  how: Pick<HowInstalled, 'base'> & Partial<HowInstalled>,
): Promise<{ exitCode: number; output: string }> {
  const { after = 'true', base, proxy, certificates, tmpfs = {}, mounts: more = [] } = how;
  const { path: at } = await temporaryRoot();
  await mkdir(at('plans'), { recursive: true });
  for (const [index, packages] of plans.entries()) {
    await writeFile(at(`plans/${index}.json`), JSON.stringify({ packages }));
  }
  const script = [
    'set -e',
    `mkdir -p ${PREFIX}/conda-meta`,
    ...plans.map((_, index) => `${INSTALL} /mnt/plans/${index}.json ${PREFIX}`),
    `cd ${PREFIX}`,
    after,
  ].join('\n');
  const bundle = '/mnt/certificates.pem';
  const mounts = [
    { source: where.installer, target: '/installer', readOnly: true },
    { source: at('plans'), target: '/mnt/plans', readOnly: true },
    ...(certificates ? [{ source: certificates, target: bundle, readOnly: true }] : []),
    ...more,
  ];
  const env = {
    CONDA_CHANNEL_BASE: base,
    SOURCE_DATE_EPOCH: '1669075200',
    ...(proxy && { HTTP_PROXY: proxy, http_proxy: proxy }),
    ...(certificates && { SSL_CERT_FILE: bundle }),
  };
  const command = ['sh', '-c', script];
  let output = '';
  const { exitCode } = await runContainer(
    where.engine,
    { image: where.image, command, mounts, env, tmpfs, network: true },
    {
      signal: new AbortController().signal,
      onOutput: (chunk) => void (output += Buffer.from(chunk).toString()),
    },
  );
  return { exitCode, output };
}
