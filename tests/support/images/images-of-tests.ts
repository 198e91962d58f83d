/**
 * The variable that gives images of tests a name of their own (vitest.config.ts sets it), for programs
 * that get no other variables of ours.
 */
export function imagesOfTests(): Record<string, string> {
  const name = process.env['VSC_IMAGE_NAME'];
  if (name === undefined) throw new Error('VSC_IMAGE_NAME is unset: run the tests with vitest');
  return { VSC_IMAGE_NAME: name };
}
