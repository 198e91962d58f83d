import { beforeAll, describe, expect, it } from 'vitest';
import { connect, type Engine } from '../../actions/src/container/connect.ts';
import { runContainer } from '../../actions/src/container/run.ts';

describe('runContainer', () => {
  let engine: Engine;
  beforeAll(async () => void (engine = await connect(process.env)));

  it('says that the engine has no such image, and what to run', async () => {
    const run = runContainer(
      engine,
      { image: 'vsc-no-such-image:none' },
      { signal: new AbortController().signal },
    );
    await expect(run).rejects.toMatchObject({
      message: 'the engine has no image vsc-no-such-image:none',
      next: expect.stringContaining('make build'),
      exitCode: 2,
    });
  });

  it('starts nothing once it is told to stop', async () => {
    const signal = AbortSignal.abort(new Error('stopped'));
    await expect(
      runContainer(engine, { image: 'vsc-no-such-image:none' }, { signal }),
    ).rejects.toThrow('stopped');
  });
});
