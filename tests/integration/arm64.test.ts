import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { buildImage } from '../../actions/src/image/build/build.ts';
import { isSoak } from '../support/soak.ts';
import { buildRoot } from './support/build-root.ts';
import { printed } from './support/printed.ts';

/** Whether this machine runs programs for ARM, by itself or with an emulator. */
function runsArm(): boolean {
  try {
    execFileSync('arch-test', ['arm64'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Four minutes with an emulator; the image's own tests take longer (docs/how-to/engines.md). */
describe.runIf(isSoak() && runsArm())('the lite image for ARM', () => {
  it('is built from its own base and wheels, once, and runs', async () => {
    const { engine, tag, ports } = await buildRoot();
    const build = (platform: string) => {
      const env = { ...ports.env, DOCKER_DEFAULT_PLATFORM: platform };
      return buildImage(engine, { variant: 'lite', tag }, { ...ports, env });
    };
    const first = await build('linux/arm64');
    expect(first).toMatchObject({ built: true });
    const image = await engine.docker.getImage(tag).inspect();
    expect(image).toMatchObject({ Id: first.id, Architecture: 'arm64' });
    expect(await build('linux/arm64')).toEqual({ ...first, built: false });
    const script =
      'import av, faiss, numpy, pandas, PIL.Image, platform; print(platform.machine())';
    expect(await printed(engine, tag, ['python', '-c', script])).toBe('aarch64\n');
    // The same inputs, and another processor.
    const other = await build('linux/amd64');
    expect(other).toMatchObject({ built: true });
    const again = await engine.docker.getImage(tag).inspect();
    expect(again).toMatchObject({ Id: other.id, Architecture: 'amd64' });
  }, 3_600_000);
});
