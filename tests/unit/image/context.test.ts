import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import {
  type ContextFile,
  hashInputs,
  packContext,
} from '../../../actions/src/image/context-file.ts';

const file = (path: string, text: string, executable = false): ContextFile => ({
  path,
  executable,
  bytes: Buffer.from(text),
});

describe('hashInputs', () => {
  const files = [file('runtime/a', 'one'), file('runtime/b', 'two')];
  const hash = hashInputs(files, { VARIANT: 'lite' });

  it('is the same for the same files and arguments', () => {
    expect(hashInputs(structuredClone(files), { VARIANT: 'lite' })).toBe(hash);
    expect(hash).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  it.each([
    ['a byte', [file('runtime/a', 'one!'), file('runtime/b', 'two')]],
    ['a name', [file('runtime/c', 'one'), file('runtime/b', 'two')]],
    ['a mode', [file('runtime/a', 'one', true), file('runtime/b', 'two')]],
    ['a border between files', [file('runtime/a', 'onetwo'), file('runtime/b', '')]],
    ['the number of files', [file('runtime/a', 'one')]],
  ])('changes with %s', (_what, changed) => {
    expect(hashInputs(changed, { VARIANT: 'lite' })).not.toBe(hash);
  });

  it('changes with an argument', () => {
    expect(hashInputs(files, { VARIANT: 'cpu' })).not.toBe(hash);
  });
});

describe('packContext', () => {
  it('gives the same bytes for the same files, whenever it is made', async () => {
    const files = [file('runtime/run.sh', 'x', true), file('b', 'y')];
    const first = await buffer(packContext(files));
    expect(await buffer(packContext(files))).toEqual(first);
    // ustar: the mode is 8 octal digits at 100, the time 12 at 136.
    expect(first.toString('latin1', 100, 107)).toBe('000755 ');
    expect(Number.parseInt(first.toString('latin1', 136, 147), 8)).toBe(0);
  });
});
