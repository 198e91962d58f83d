import { describe, expect, inject, it } from 'vitest';
import { connect } from '../../actions/src/container/connect.ts';
import { isSoak } from '../support/soak.ts';
import { corpusTable, runCorpus } from '../support/hostile-corpus.ts';

const EVERY = isSoak() ? 1 : 8;

/**
 * The cases in one container of the lite image: all in `make soak`, else a share. `npm run hostile` runs all
 * on any image.
 */
describe('the hostile corpus', () => {
  it('ends as each of its cases says', { timeout: 900_000 }, async ({ signal }) => {
    const engine = await connect(process.env);
    const found = await runCorpus(engine, inject('liteImage'), { every: EVERY, signal });
    expect(found.length).toBeGreaterThan(400 / EVERY);
    expect(corpusTable(found.filter(({ right }) => !right))).toBe('0 cases, 0 wrong\n');
  });
});
