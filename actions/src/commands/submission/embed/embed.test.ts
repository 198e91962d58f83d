import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { temporaryRoot } from '../../../../../tests/support/repositories/temporary-root.ts';
import { runCommand } from '../../../entrypoints/run-command.ts';
import embed from './command.ts';
import { embedFailure } from './runs/embed-failure.ts';
import { embedDataset } from './embed.ts';

const inputs = { dataset: 'test', sets: ['query'], skipGpu: false, limits: {} } as const;

describe('embed', () => {
  it('says what to write if there is no main.py', async () => {
    const { ports } = await temporaryRoot();
    await expect(embedDataset(inputs, ports)).rejects.toThrow(
      /^there is no .*submission_src\/main\.py$/,
    );
  });
});

const ID = `sha256:${'a'.repeat(64)}`;

describe('embed with jobs', () => {
  it.each([
    [{ on: 'slurm' }, '--on and --shards go together'],
    [{ shards: '3' }, '--on and --shards go together'],
    [{ watch: 'true' }, '--on and --shards go together'],
    [{ on: 'slurm', shards: '3', shard: '1/3' }, 'jobs describe shards and merge them themselves'],
    [{ on: 'slurm', shards: '3' }, 'there is no squeue of Slurm on the PATH'],
    [{ on: 'kubernetes', shards: '0' }, ' is "0"'],
    [{ on: 'kubernetes', shards: '3' }, 'no image is named'],
    [{ on: 'kubernetes', shards: '3', image: ID }, `no node can pull ${ID}`],
    [{ on: 'slurm', shards: '3', claim: 'a:/a' }, 'are for --on kubernetes'],
    [{ manifest: 'job.yml' }, 'are for --on kubernetes'],
    [{ inImage: ID }, '--in-image is for pods that run the image itself'],
  ])('%j: %s', async (given: Record<string, string>, message) => {
    const { ports, write } = await temporaryRoot();
    const competition = await readFile('environment/competition.yml', 'utf8');
    await write({ 'environment/competition.yml': competition });
    const sources = [{ name: () => '', read: (key: string) => given[key] }];
    const options = { sources, base: '/', entrypoint: 'command-line' } as const;
    await expect(runCommand(embed, options, ports)).rejects.toThrow(message);
  });
});

describe('why there are no descriptors', () => {
  const failed = 'error: main.py ended with exit code 1.\nnext:  Look above.\n';
  it.each([
    ['', 'it printed nothing'],
    ['exec failed\n\n', 'exec failed'],
    [failed, 'main.py ended with exit code 1.'],
    [
      `5 videos\nValueError: x\x1b[0m\n${failed}`,
      'ValueError: x<U+001B>[0m (main.py ended with exit code 1.)',
    ],
    ['5 videos\nerror: too many dimensions\nnext:  fewer\n', 'too many dimensions'],
  ])('%j: %s', (output, reason) => {
    expect(embedFailure(output)).toBe(reason);
  });
});
