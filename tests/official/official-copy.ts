import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Engine } from '../../actions/src/container/connect.ts';
import { exec } from '../../actions/src/entrypoints/exec.ts';
import { copyRepository } from '../channels/copy-repository.ts';
import { serveChannels } from '../channels/serve-channels.ts';
import { engineAddress } from '../harness/packages/package-index.ts';

/** Always the same, so that the engine's cache knows the layers again. */
const PORT = 8918;

/** A copy of this repository, with channels served for it. */
export interface OfficialCopy {
  readonly folder: string;
  /** Where commands find the channels: `--channel-base`. */
  readonly from: readonly string[];
  write(file: string, text: string): Promise<void>;
  /** Runs a command of the copy, with its output shown. @throws Error if it fails */
  vsc(words: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

/**
 * Copies the working tree at `root`, and serves the channels, until `close`.
 * @param options.image the name of the images of its commands
 */
export async function officialCopy(
  root: string,
  engine: Engine,
  { channels, image }: { channels: Record<string, Map<string, Buffer>>; image: string },
): Promise<OfficialCopy> {
  const at = { host: await engineAddress(engine), port: PORT };
  const server = await serveChannels(channels, undefined, at);
  const folder = await mkdtemp(path.join(tmpdir(), 'vsc-official-'));
  const copy: OfficialCopy = {
    folder,
    from: ['--channel-base', server.base],
    write: (file, text) => writeFile(path.join(folder, file), text),
    async vsc(words) {
      const options = { cwd: folder, env: { VSC_IMAGE_NAME: image }, live: true };
      const { exitCode } = await exec(path.join(folder, 'scripts/vsc'), words, options);
      if (exitCode === 0) return;
      throw new Error(`vsc ${words.join(' ')} ended with exit code ${exitCode}`);
    },
    async close() {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
  await copyRepository(root, folder).catch(async (error: unknown) => {
    await copy.close();
    throw error;
  });
  return copy;
}
