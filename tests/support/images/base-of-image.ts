import type { Engine } from '../../../actions/src/container/connect.ts';
import { BOOTSTRAPPED_BASE } from '../../../actions/src/image/build/bootstrap.ts';

const BASE = 'org.opencontainers.image.base';

/** The reference on this machine that an image was built from: by its labels, or the one that was made here. */
export async function baseOfImage({ docker }: Engine, image: string): Promise<string> {
  const { Labels } = (await docker.getImage(image).inspect()).Config;
  const digest = Labels[`${BASE}.digest`];
  return digest === undefined ? BOOTSTRAPPED_BASE : `${Labels[`${BASE}.name`]}@${digest}`;
}
