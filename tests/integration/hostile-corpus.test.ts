import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { connect, type Engine } from '../../actions/src/container/connect.ts';
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

  it('says what to do about an image with the runtime of another state', async ({ signal }) => {
    const engine = await connect(process.env);
    const older = await withoutVerdicts(engine, inject('liteImage'));
    onTestFinished(() => engine.docker.getImage(older).remove());
    await expect(runCorpus(engine, older, { signal })).rejects.toMatchObject({
      name: 'UserError',
      message: expect.stringMatching(/another state .*No module named 'vsc_runtime\.verdict'/),
      next: expect.stringContaining('make build'),
    });
  });
});

/** An image whose runtime lacks a module, as one from before that was made. */
async function withoutVerdicts({ docker }: Engine, image: string): Promise<string> {
  const Cmd = ['rm', '/opt/vsc/vsc_runtime/verdict.py'];
  const container = await docker.createContainer({ Image: image, Cmd });
  await container.start();
  await container.wait();
  const { Id } = (await container.commit()) as { Id: string };
  await container.remove();
  return Id;
}
