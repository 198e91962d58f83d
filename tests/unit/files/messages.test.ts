import { openSync, readFileSync, writeSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fileError } from '../../../actions/src/files/messages.ts';

function thrown(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

describe('fileError', () => {
  it.each([
    [() => readFileSync('/no/such/file'), 2, 'there is no such file'],
    [() => readFileSync('/'), 2, 'it is a folder'],
    [() => readFileSync('/dev/null/x'), 2, 'part of the path is a file'],
    [() => readFileSync(`/${'x'.repeat(300)}`), 2, 'the name is too long'],
    // The one file of Linux whose disk is always full.
    [() => writeSync(openSync('/dev/full', 'w'), 'x'), 3, 'the disk is full'],
  ])('%s: exit code %d, %s', (work, exitCode, reason) => {
    expect(fileError('do it', thrown(work))).toMatchObject({
      message: `can't do it: ${reason}`,
      exitCode,
    });
  });

  it('takes what it does not know for the surroundings, in the words of the system', () => {
    const error = Object.assign(new Error('EUCLEAN: structure needs cleaning, read'), {
      code: 'EUCLEAN',
      syscall: 'read',
    });
    expect(fileError('do it', error)).toMatchObject({
      message: "can't do it: EUCLEAN: structure needs cleaning, read",
      exitCode: 3,
    });
  });

  it('leaves what is not of the file system', () => {
    const error = new TypeError('a bug');
    expect(fileError('do it', error)).toBe(error);
  });
});
