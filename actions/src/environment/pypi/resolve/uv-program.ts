import { createHash } from 'node:crypto';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { fromBufferPromise } from 'yauzl';
import { messageOf, SurroundingsError } from '../../../errors.ts';
import { replaceFile } from '../../../files/replace-file.ts';
import { Unavailable } from '../../channel/download.ts';
import type { SimpleIndex } from '../index/simple-index.ts';

/** The resolver: Astral's uv, MIT or Apache 2.0, one program without needs of its own. */
const UV_VERSION = '0.13.9';

/** SHA-256 of uv's wheels on PyPI, and of the program inside, by system as Node names it. */
const builds: Readonly<Record<string, { readonly wheel: string; readonly program: string }>> = {
  'linux-x64': {
    wheel: 'd7f459fe4fd247d830351c75686d3996ace3c6f3f728eb0e85a30b7ada0cef19',
    program: 'b73acdf73b96c3ac9e56d2fa933427b3ee6a901e3cce6ba1e3ecb3f91ca0d86a',
  },
  'linux-arm64': {
    wheel: '5435c5ce14a56431208ca0996416d310f1598e8c2c8ba707688985a16bb82dbe',
    program: 'bbecb5ac518030bb5e84f1999c577228460192832ac24a92bd772735682979f4',
  },
  'darwin-x64': {
    wheel: 'c16ed11e013557536b3e60065f1b912f6407bd6518e041b961e23ef9e6b4fbf5',
    program: '9d275208c058354f9b300ea46a499c7a29de3249ae839503cadff2c01c159d69',
  },
  'darwin-arm64': {
    wheel: '66c512266d633bef48384a1f53003f41f2a8e7b36fe6e7fbfd3e0fd52d96fa63',
    program: '0e17c316d23b33b4e840669f516f5cb7f5c1faa816ebd3824052ab50082ecefb',
  },
};

export interface UvSource {
  /** A program that is there already; taken only if it is the pinned one. */
  readonly uv?: string | undefined;
  /** Where the program is kept between runs; without it in the system's folder for such things. */
  readonly cacheFolder?: string | undefined;
  /** What its wheel is downloaded from, once. */
  readonly index: SimpleIndex;
}

/**
 * The pinned uv: the one that was named, the one of an earlier run, or from the package index. What
 * doesn't have the pinned hash is never run.
 * @returns its path
 * @throws SurroundingsError if it can't be had
 */
export async function uvProgram({ uv, cacheFolder, index }: UvSource): Promise<string> {
  const system = `${process.platform}-${process.arch}`;
  const build = builds[system];
  if (build === undefined) throw outOfReach(`there is none for ${system}`);
  if (uv !== undefined) {
    if (await hasHash(uv, build.program)) return uv;
    throw outOfReach(`${uv} is not uv ${UV_VERSION} as PyPI has it for ${system}`);
  }
  const folder = cacheFolder ?? path.join(tmpdir(), `vsc-${process.getuid?.() ?? 'user'}`);
  const kept = path.join(folder, `uv-${UV_VERSION}-${system}`);
  if (await hasHash(kept, build.program)) return kept;
  try {
    const program = await unpacked(build.wheel, index);
    if (sha256(program) !== build.program) throw new Error('its program has another hash');
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await replaceFile(kept, async (partial) => {
      await writeFile(partial, program);
      await chmod(partial, 0o755);
    });
    return kept;
  } catch (error) {
    throw error instanceof SurroundingsError ? error : outOfReach(messageOf(error));
  }
}

async function unpacked(wheel: string, index: SimpleIndex): Promise<Buffer> {
  const file = (await index.project('uv'))?.find(({ sha256: hash }) => hash === wheel);
  if (file === undefined) throw outOfReach('the package index has no file with the pinned hash');
  const bytes = await index.download(file, (found) => {
    if (sha256(found) !== wheel) throw new Error(`its SHA-256 is not ${wheel}`);
  });
  const zip = await fromBufferPromise(bytes, { lazyEntries: true });
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName.endsWith('.data/scripts/uv')) {
      return buffer(await zip.openReadStreamPromise(entry));
    }
  }
  throw new Unavailable(file.url, 'there is no uv in it', 1);
}

async function hasHash(file: string, hash: string): Promise<boolean> {
  const bytes = await readFile(file).catch(() => undefined);
  return bytes !== undefined && sha256(bytes) === hash;
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function outOfReach(reason: string): SurroundingsError {
  return new SurroundingsError(
    `uv ${UV_VERSION}, which resolves the pip section, is out of reach: ${reason}`,
    {
      next: 'check that the package index (PIP_INDEX_URL, else pypi.org) can be reached, or name the program in VSC_UV',
    },
  );
}
