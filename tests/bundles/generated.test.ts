import { expect, it } from 'vitest';
import { updateGenerated } from '../../scripts/generate/index.ts';

it('what is generated is up to date (else: npm run generate)', async () => {
  expect(await updateGenerated(true)).toEqual([]);
});
