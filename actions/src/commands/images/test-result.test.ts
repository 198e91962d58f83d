import { expect, it } from 'vitest';
import { saysPassed } from './test-result.ts';

const ID = `sha256:${'ab'.repeat(32)}`;
const tested = (...configuration: unknown[]) => ({ result: 'PASSED', configuration });
const image = { name: 'image', digest: { sha256: 'ab'.repeat(32) } };

it('says that the tests of an image passed, by one of its ids', () => {
  expect(saysPassed(tested(image), ['sha256:other', ID])).toBe(true);
  expect(saysPassed(tested({ name: 'a file' }, null, image), [ID])).toBe(true);
});

it.each([
  ['nothing', null],
  ['a text', 'PASSED'],
  ['another image', tested({ digest: { sha256: 'cd'.repeat(32) } })],
  ['no image', tested()],
  ['an image without a digest', tested({ name: 'image' }, null, 'image', [image])],
  ['a list that is none', { result: 'PASSED', configuration: { 0: image, length: 1 } }],
  ['tests that failed', { ...tested(image), result: 'FAILED' }],
  ['tests with warnings', { ...tested(image), result: 'WARNED' }],
  ['no result', { configuration: [image] }],
])('takes no statement with %s for that', (_what, predicate) => {
  expect(saysPassed(predicate, [ID])).toBe(false);
});
