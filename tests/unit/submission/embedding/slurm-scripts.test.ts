import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import {
  arrayRanges,
  mergeScript,
  shardScript,
} from '../../../../actions/src/submission/embedding/slurm-scripts.ts';

/** What the scripts call is `echo`, or a program that ends with a code. */
const run = (script: string, env: Record<string, string> = {}) =>
  execFileSync('sh', { input: script, env: { PATH: process.env['PATH'], ...env } }).toString();

describe('the scripts of jobs', () => {
  it('name the shard by the task, and pass words on as they stand', () => {
    const flags = ['--dataset=te st', "--image=it's", '--memory-limit=$HOME'];
    const said = run(shardScript({ vsc: 'echo', flags, shards: 16 }), { SLURM_ARRAY_TASK_ID: '3' });
    expect(said).toBe("embed --shard 3/16 --dataset=te st --image=it's --memory-limit=$HOME\n");
    expect(run(mergeScript({ vsc: 'echo', flags: ['--chunk=4'] }))).toBe('embed merge --chunk=4\n');
  });

  it.each([
    [3, 'exit code 3: back to the queue\nrequeue 12\n'],
    [137, 'exit code 137: back to the queue\nrequeue 12\n'],
    [11, ''],
  ])('end with exit code %i, and go back to the queue if another node may help', (code, said) => {
    const calls = shardScript({ vsc: 'fails', flags: [], shards: 2 });
    // Functions of the shell: outside of Slurm there is no scontrol.
    const script = calls.replace(
      '\n',
      `\nfails() { return ${code}; }\nscontrol() { echo "$@"; return 1; }\n`,
    );
    const task = { SLURM_ARRAY_TASK_ID: '1', SLURM_JOB_ID: '12' };
    const end = (env: Record<string, string>) => run(`${script}`, { ...task, ...env });
    expect(() => end({})).toThrow(expect.objectContaining({ status: code }));
    const printed = (env: Record<string, string>) => {
      try {
        return end(env);
      } catch (error) {
        return String((error as { stdout: Buffer }).stdout);
      }
    };
    expect(printed({})).toBe(said);
    expect(printed({ SLURM_RESTART_COUNT: '2' })).toBe('');
  });

  it.each([
    [[1, 2, 3, 7], '1-3,7'],
    [[4], '4'],
    [[], ''],
  ])('%j are the tasks %s', (numbers, ranges) => {
    expect(arrayRanges(numbers)).toBe(ranges);
  });
});
