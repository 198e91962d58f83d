import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { Ports } from '../../../actions/src/ports.ts';
import { withoutPrograms } from './without-programs.ts';

/** A root folder of its own for one test, the ports of a command in it, and what it logged. */
export interface TemporaryRoot {
  root: string;
  ports: Ports;
  lines: string[];
  abort: AbortController;
  path: (...parts: string[]) => string;
  /** Writes files, given as path → content, and the folders above them. */
  write: (files: Record<string, string | Uint8Array>) => Promise<void>;
}

/** Removed when the test is over, or, for those of one file, when `finished` says. */
export async function temporaryRoot(
  finished: (cleanup: () => Promise<void>) => void = onTestFinished,
): Promise<TemporaryRoot> {
  const root = await mkdtemp(path.join(tmpdir(), 'vsc-test-'));
  finished(() => rm(root, { recursive: true, force: true }));
  const lines: string[] = [];
  const push = (line: string) => void lines.push(line);
  const abort = new AbortController();
  const step = () => ({ update() {}, note: push, done: (text = '') => push(text), fail() {} });
  return {
    root,
    lines,
    abort,
    ports: {
      root,
      home: root,
      env: {},
      signal: abort.signal,
      log: { info: push, warn: push, raw() {}, step },
      exec: withoutPrograms,
      withCache: (name, work) => work(path.join(root, '.cache', name)),
      withRunnerCommands: (work) => work(),
    },
    path: (...parts) => path.join(root, ...parts),
    async write(files) {
      for (const [name, content] of Object.entries(files)) {
        await mkdir(path.dirname(path.join(root, name)), { recursive: true });
        await writeFile(path.join(root, name), content);
      }
    },
  };
}
