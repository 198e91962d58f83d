import { describe, expect, it } from 'vitest';
import {
  COMPETITION_FILE,
  competitionOf,
  environmentsOf,
  publishedOf,
  readCompetition,
  variantOf,
} from '../../../actions/src/environment/settings/competition.ts';
import { temporaryRoot } from '../../support/repositories/temporary-root.ts';
import { officialBytes, officialCompetition } from './fixture.ts';

const official = officialBytes('competition.yml').toString();

/** The first finding on the official file after a change, as `line: message`. */
function problem(change: (text: string) => string): string | undefined {
  const changed = change(official);
  expect(changed).not.toBe(official);
  const read = readCompetition(Buffer.from(changed));
  if (!Array.isArray(read)) return undefined;
  return `${read[0]?.place.line}: ${read[0]?.message}`;
}

describe('what belongs to the competition', () => {
  it('has the variants of the file, in its order', () => {
    const competition = officialCompetition();
    expect(competition.image).toBe('meta-vsc-descriptor-runtime');
    expect(publishedOf(competition)).toEqual(['cpu', 'gpu']);
    expect(environmentsOf(competition).map(({ file }) => file)).toEqual([
      'environment/environment-cpu.yml',
      'environment/environment-gpu.yml',
    ]);
    expect(variantOf(competition, undefined)).toMatchObject({ name: 'lite', packages: 'debian' });
    expect(variantOf(competition, 'gpu')).toMatchObject({ name: 'gpu', gpu: true });
  });

  it.each(['tpu', 'constructor', ''])('has no variant %j, and says which there are', (name) => {
    expect(() => variantOf(officialCompetition(), name)).toThrow(
      expect.objectContaining({ next: expect.stringContaining('lite, cpu, gpu') }),
    );
  });

  it.each([
    ['image: meta', 'image: Meta', '`image` must match pattern'],
    ['image: meta', 'image: ghcr.io/meta', '`image` must match pattern'],
    ['  host:', '  token: x\n  host:', 'The key `token` is not known in `registry`.'],
    ['  login: stored', '  login: basic', '`login` must be equal to one of the allowed values'],
    ['  lite:', '  Lite:', '`variants` must match pattern'],
    ['    file: environment-cpu.yml', '    file: ../secret.yml', '`file` must match pattern'],
    ['    file: environment-cpu.yml', '    gpu: false', 'The key `file` is missing in `cpu`.'],
    ['    budget: 400m', '    budget: 400', '`budget` should be text'],
    ['title: Runtime', 'title: &a Runtime', 'Anchors'],
    ['  - linux-64', '  - Linux', 'the entry must match pattern'],
    ['  - linux-64', '  - linux-64\n  - linux-64', '`platforms` must NOT have duplicate items'],
    ['  - linux-64', '  - linux-aarch64', 'for linux-64 alone, not for linux-aarch64 yet.'],
    ['  - linux-64', '  - linux-64\n  - osx-arm64', 'for linux-64 alone, not for osx-arm64 yet.'],
  ])('is refused at the line with %j as %j', (before, after, message) => {
    const line = official.slice(0, official.indexOf(before)).split('\n').length;
    const found = problem((text) => text.replace(before, after));
    expect(found?.toLowerCase()).toContain(message.toLowerCase());
    expect(Math.abs(Number.parseInt(found ?? '', 10) - line)).toBeLessThanOrEqual(3);
  });

  it('is for linux-64 if it names no platform, as files from before do', () => {
    expect(problem((text) => text.replace('platforms:\n  - linux-64\n', ''))).toBeUndefined();
  });

  it('is a plain file: a link is not followed', async () => {
    const { root } = await temporaryRoot();
    await expect(competitionOf(root)).rejects.toThrow(
      `${COMPETITION_FILE}:1: There is no such file.`,
    );
  });
});
