import { existsSync } from 'node:fs';
import { appendFile, readFile, rename, stat } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { FileDigests, stampOf } from '../../../../actions/src/submission/embedding/file-digests.ts';
import { codeDigest } from '../../../../actions/src/submission/embedding/code-digest.ts';
import { temporaryRoot } from '../../../support/repositories/temporary-root.ts';

const { signal } = new AbortController();
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

describe('digests of files', () => {
  it('are known to a later run until the file is another, and survive a line that was cut off', async () => {
    const { path, write } = await temporaryRoot();
    await write({ 'a.mp4': 'one', 'b.mp4': 'two', 'kept/chunks/x': '' });
    const of = async (name: string) => stampOf(await stat(path(name), { bigint: true }));
    const first = await FileDigests.open(path('kept/digests'));
    expect(first.known(path('a.mp4'), await of('a.mp4'))).toBeUndefined();
    expect(await first.of(path('a.mp4'), await of('a.mp4'), signal)).toBe(sha256('one'));
    const whole = await readFile(path('kept/digests'), 'utf8');
    await appendFile(path('kept/digests'), `\n${whole.slice(1, 40)}`);
    const second = await FileDigests.open(path('kept/digests'));
    expect(await second.of(path('b.mp4'), await of('b.mp4'), signal)).toBe(sha256('two'));
    const third = await FileDigests.open(path('kept/digests'));
    expect(third.known(path('a.mp4'), await of('a.mp4'))).toBe(sha256('one'));
    expect(third.known(path('b.mp4'), await of('b.mp4'))).toBe(sha256('two'));
    // Of the same length, perhaps of the same moment: another file.
    await write({ 'new.mp4': 'six' });
    await rename(path('new.mp4'), path('a.mp4'));
    expect(third.known(path('a.mp4'), await of('a.mp4'))).toBeUndefined();
  });

  it('are not kept without the folder for them: a list of the results writes nothing', async () => {
    const { path, write } = await temporaryRoot();
    await write({ 'a.mp4': 'one' });
    const digests = await FileDigests.open(path('none/digests'));
    const stamp = stampOf(await stat(path('a.mp4'), { bigint: true }));
    expect(await digests.of(path('a.mp4'), stamp, signal)).toBe(sha256('one'));
    expect(existsSync(path('none'))).toBe(false);
  });

  it('of the code are those of all that main.py finds, but for results and caches', async () => {
    const { path, write } = await temporaryRoot();
    await write({
      'src/main.py': 'import model',
      'src/model/net.py': 'net',
      'src/weights.bin': 'w',
      'src/query_descriptors.npz': 'result',
      'src/__pycache__/main.pyc': 'cache',
    });
    const digests = await FileDigests.open(path('digests'));
    const { files, sha256: all } = await codeDigest(path('src'), digests, signal);
    expect(files).toEqual({
      'main.py': sha256('import model'),
      'model/net.py': sha256('net'),
      'weights.bin': sha256('w'),
    });
    await write({ 'src/query_descriptors.npz': 'another result' });
    expect((await codeDigest(path('src'), digests, signal)).sha256).toBe(all);
    await write({ 'src/model/net.py': 'better net' });
    expect((await codeDigest(path('src'), digests, signal)).sha256).not.toBe(all);
  });
});
