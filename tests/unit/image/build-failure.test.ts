import { describe, expect, it } from 'vitest';
import { EngineError } from '../../../actions/src/container/engine-error.ts';
import { buildFailure } from '../../../actions/src/image/build/build-failure.ts';

const step = (command: string, error: string, lines: string[] = []) => ({ command, error, lines });
const of = (failed: ReturnType<typeof step> | undefined, reason: string) =>
  buildFailure('an:image', failed, () => [], new EngineError(reason));

describe('the failure of a build', () => {
  it('shows the last lines of a step, and its exit code', () => {
    const ran = 'process "sh" did not complete successfully: exit code: 7';
    const { name, message } = of(step('sh /mnt/apt.sh', ran, ['no luck']), ran);
    expect(name).toBe('UserError');
    expect(message).toBe('building an:image failed in "sh /mnt/apt.sh" (exit code 7):\n  no luck');
  });

  it.each([
    [undefined, 'failed to copy: write /var/lib/docker/x: no space left on device'],
    [step('COPY a /', 'no space left on device'), ''],
    [step('sh /mnt/conda.sh', 'exit code: 1', ['conda: x: No space left on device']), ''],
  ])('of a full disk says how to free space: %j %s', (failed, reason) => {
    expect(of(failed, reason).next).toContain('docker builder prune');
  });

  // As Docker 26.1.5 said it, with containerd's image store, and as moby#47717 has it.
  it.each([
    'failed to read downloaded context: failed to load cache key: Get "http://build-context-hrzc4m38brhf": dial tcp: lookup build-context-hrzc4m38brhf: network is unreachable',
    'failed to read downloaded context: failed to load cache key: invalid response status 403',
  ])('of an engine that loses the context is not blamed on the files: %s', (reason) => {
    const failed = step('load remote build context', reason);
    const { name, message, next } = of(failed, reason);
    expect(name).toBe('SurroundingsError');
    expect(message).toContain('moby#47717');
    expect(next).toContain('containerd-snapshotter');
  });
});
