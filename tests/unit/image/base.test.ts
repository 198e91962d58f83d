import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { argumentOf } from '../../../actions/src/image/build/base.ts';

const dockerfile = readFileSync(new URL('../../../runtime/Dockerfile', import.meta.url), 'utf8');

describe('argumentOf', () => {
  it('reads the base from the Dockerfile that ships', () => {
    const debian = argumentOf(dockerfile, 'DEBIAN_BASE');
    expect(debian).toMatch(/debian:bookworm-slim@sha256:[0-9a-f]{64}$/);
  });

  it('reads the one date that every stage of it gives to files', () => {
    const dates = dockerfile.match(/(?<=^ARG SOURCE_DATE_EPOCH=).*/gm);
    expect(new Set(dates)).toEqual(new Set([argumentOf(dockerfile, 'SOURCE_DATE_EPOCH')]));
  });

  it('says which line is missing', () => {
    expect(() => argumentOf('FROM scratch\n', 'DEBIAN_BASE')).toThrow('ARG DEBIAN_BASE=');
  });
});
