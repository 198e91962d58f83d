import type { Engine } from '../../container/connect.ts';
import { competitionOf } from '../../environment/settings/competition.ts';
import { chooseImage, type ChosenImage } from '../../image/choose-image.ts';
import { goArchitecture } from '../../image/platform.ts';
import { gpus } from '../../machine/gpus.ts';
import type { Ports } from '../../ports.ts';
import { imageName, latestTag, registrySettings } from '../../registry/client/settings.ts';

export interface ImageInputs {
  /** SUBMISSION_IMAGE. */
  readonly image?: string | undefined;
  /** CPU_OR_GPU. */
  readonly variant?: string | undefined;
}

/** Of commands whose work in the image may use a GPU. */
export interface ImageRunInputs extends ImageInputs {
  /** SKIP_GPU. */
  readonly skipGpu: boolean;
}

/** Whether a run in the image gets the machine's GPUs. */
export async function usesGpu(
  { variant }: ChosenImage,
  { skipGpu }: ImageRunInputs,
  { root }: Pick<Ports, 'root'>,
): Promise<boolean> {
  if (skipGpu || variant === null) return false;
  return (await competitionOf(root)).variants[variant]?.gpu === true;
}

/**
 * The image that the commands run, chosen by the settings, this machine's GPUs and the registry that
 * environment/competition.yml names. Warns if the engine's processor is of another kind.
 */
export async function imageFor(
  engine: Engine,
  { image, variant }: ImageInputs,
  { root, env, exec, log }: Pick<Ports, 'root' | 'env' | 'exec' | 'log'>,
): Promise<ChosenImage> {
  const competition = await competitionOf(root);
  const settings = registrySettings(competition, env);
  const chosen = await chooseImage(engine, {
    image,
    variant,
    env,
    competition,
    hasGpu: image === undefined && variant === undefined && (await gpus(exec)).length > 0,
    official: settings.registry === '' ? undefined : (name) => imageName(settings, latestTag(name)),
  });
  const own = goArchitecture(engine.architecture);
  if (chosen.architecture !== own) {
    log.warn(
      `${chosen.reference} is for ${chosen.architecture}, this engine runs on ${own}: ` +
        `it is emulated and slow, if it starts at all`,
    );
  }
  return chosen;
}
