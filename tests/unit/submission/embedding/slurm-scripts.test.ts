import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import {
  arrayRanges,
  mergeScript,
  shardScript,
} from '../../../../actions/src/submission/embedding/slurm-scripts.ts';

/** What a shell prints and ends with that runs a script. */
function run(script: string, env: Record<string, string> = {}) {
  const all = { PATH: process.env['PATH'], ...env };
  const { stdout, status } = spawnSync('sh', { input: script, env: all, encoding: 'utf8' });
  return { stdout, status };
}

describe('the scripts of jobs', () => {
  it('name the shard by the task, and pass words on as they stand', () => {
    const flags = ['--dataset=te st', "--image=it's", '--memory-limit=$HOME'];
    const script = shardScript({ vsc: 'echo', flags, shards: 16 });
    expect(run(script, { SLURM_ARRAY_TASK_ID: '3' })).toEqual({
      stdout: "embed --shard 3/16 --dataset=te st --image=it's --memory-limit=$HOME\n",
      status: 0,
    });
    const merge = mergeScript({ vsc: 'echo', flags: ['--chunk=4'] });
    expect(run(merge)).toEqual({ stdout: 'embed merge --chunk=4\n', status: 0 });
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
    expect(run(script, task)).toEqual({ stdout: said, status: code });
    const last = run(script, { ...task, SLURM_RESTART_COUNT: '2' });
    expect(last).toEqual({ stdout: '', status: code });
  });

  it.each([
    [[1, 2, 3, 7], '1-3,7'],
    [[4], '4'],
    [[], ''],
  ])('%j are the tasks %s', (numbers, ranges) => {
    expect(arrayRanges(numbers)).toBe(ranges);
  });
});
