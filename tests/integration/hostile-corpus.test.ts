import { describe, expect, inject, it } from 'vitest';
import { connect } from '../../actions/src/container/connect.ts';
import { corpusTable, runCorpus } from '../support/hostile-corpus.ts';

/** Every case in one container of the lite image; `npm run hostile` is the same on any image. */
describe('the hostile corpus', () => {
  it('ends as each of its cases says', { timeout: 900_000 }, async ({ signal }) => {
    const engine = await connect(process.env);
    const found = await runCorpus(engine, inject('liteImage'), { signal });
    expect(found.length).toBeGreaterThan(400);
    expect(corpusTable(found.filter(({ right }) => !right))).toBe('0 cases, 0 wrong\n');
  });
});
