import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pinnedBase } from '../../../actions/src/image/base.ts';

const dockerfile = readFileSync(new URL('../../../runtime/Dockerfile', import.meta.url), 'utf8');

describe('pinnedBase', () => {
  it('reads the base of each variant from the Dockerfile that ships', () => {
    expect(pinnedBase(dockerfile, 'lite')).toMatch(/debian:bookworm-slim@sha256:[0-9a-f]{64}$/);
    expect(pinnedBase(dockerfile, 'cpu')).toMatch(/condaforge\/miniforge3:\d+\.\d+\.\d+-\d+$/);
    expect(pinnedBase(dockerfile, 'gpu')).toBe(pinnedBase(dockerfile, 'cpu'));
  });

  it('says which line is missing', () => {
    expect(() => pinnedBase('FROM scratch\n', 'cpu')).toThrow('ARG CONDA_BASE=');
  });
});
