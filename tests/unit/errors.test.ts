import { describe, expect, it } from 'vitest';
import {
  ExitCode,
  exitCodeOf,
  knownExitCode,
  SurroundingsError,
  UserError,
} from '../../actions/src/errors.ts';

const next = 'make build';

describe('the exit code of an error', () => {
  it.each([
    [new UserError('no zip', { next }), ExitCode.usage],
    [new UserError('no', { next, exitCode: ExitCode.blocked }), ExitCode.blocked],
    [new SurroundingsError('no engine', { next }), ExitCode.surroundings],
    [new DOMException('The operation timed out', 'TimeoutError'), ExitCode.surroundings],
    [new TypeError('a bug'), ExitCode.fault],
    ['bare', ExitCode.fault],
  ])('%s: %d', (error, code) => {
    expect(exitCodeOf(error)).toBe(code);
  });
});

it.each([
  [10, ExitCode.invalidSubmission],
  [130, ExitCode.cancelled],
  [19, ExitCode.fault],
  [137, ExitCode.fault],
])('a process that ends with %d counts as %d', (code, known) => {
  expect(knownExitCode(code)).toBe(known);
});
