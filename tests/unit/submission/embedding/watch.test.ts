import { describe, expect, it } from 'vitest';
import { watchJobs } from '../../../../actions/src/commands/submission/embed/jobs/watch.ts';

/** A step that keeps what it was given. */
function recorded() {
  const seen: string[] = [];
  const step = {
    update: (text: string) => void seen.push(text),
    note: () => {},
    done: () => void seen.push('done'),
    fail: () => void seen.push('failed'),
  };
  return { seen, step };
}

const broken = async () => await Promise.reject(new Error('no answer'));
const goOn = 'the jobs go on';
const everySeconds = 0.001;

describe('watching jobs', () => {
  it('shows how far they are until none is left', async () => {
    const { seen, step } = recorded();
    const texts = ['1 of 2', '2 of 2'];
    const { signal } = new AbortController();
    await watchJobs(step, { look: async () => texts.shift(), goOn, everySeconds }, { signal });
    expect(seen).toEqual(['1 of 2', '2 of 2']);
  });

  it('says that they go on when it is cancelled, and why it failed when it was not', async () => {
    const stop = new AbortController();
    const { seen, step } = recorded();
    const look = async () => {
      stop.abort();
      return '1 of 2';
    };
    const watching = watchJobs(step, { look, goOn, everySeconds }, stop);
    await expect(watching).rejects.toMatchObject({ exitCode: 130, next: goOn });
    const { signal } = new AbortController();
    await expect(watchJobs(step, { look: broken, goOn, everySeconds }, { signal })).rejects.toThrow(
      'no answer',
    );
    expect(seen).toEqual(['1 of 2', 'failed', 'failed']);
  });
});
