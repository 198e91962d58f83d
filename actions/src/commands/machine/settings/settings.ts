import { connect } from '../../../container/connect.ts';
import { endpoints } from '../../../container/endpoint.ts';
import { localImages, type LocalImage } from '../../../container/local-images.ts';
import { competitionOf } from '../../../environment/settings/competition.ts';
import { UserError } from '../../../errors.ts';
import type { ChosenImage } from '../../../image/choose-image.ts';
import type { Ports } from '../../../ports.ts';
import { readRegistrySettings } from '../../../registry/client/settings.ts';
import { imageFor, type ImageInputs } from '../../submission/image-for.ts';

export interface Settings {
  /** The engine that commands use, such as `Docker 28.2.2 at unix:///… (the default socket)`. */
  engine: string | undefined;
  /** The image that test-submission would run, or why there is none and what to do. */
  submissionImage: ChosenImage | { problem: string; next: string };
  images: LocalImage[];
}

/**
 * The settings found on this machine, for plain `make`. Asks the engine, changes nothing.
 *
 * @throws UserError for a setting that can't be read: what it means is not known then.
 */
export async function readSettings(inputs: ImageInputs, ports: Ports): Promise<Settings> {
  await readRegistrySettings(ports.root, ports.env);
  let images: LocalImage[] = [];
  let named: string | undefined;
  endpoints(ports.env);
  try {
    const engine = await connect(ports.env);
    named = `${engine.product} ${engine.version} at ${engine.where} (${engine.why})`;
    images = await localImages(engine, (await competitionOf(ports.root)).image, ports.env);
    return { engine: named, submissionImage: await imageFor(engine, inputs, ports), images };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const submissionImage = { problem: error.message, next: error.next };
    return { engine: named, submissionImage, images };
  }
}
