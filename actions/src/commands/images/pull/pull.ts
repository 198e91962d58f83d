import { connect, type Engine } from '../../../container/connect.ts';
import { EngineError } from '../../../container/engine-error.ts';
import { inspectImage } from '../../../container/local-images.ts';
import { competitionOf } from '../../../environment/settings/competition.ts';
import { SurroundingsError, UserError } from '../../../errors.ts';
import { detectedVariant } from '../../../image/choose-image.ts';
import { PullError, pullImage } from '../../../image/transfer/pull.ts';
import { gpus } from '../../../machine/gpus.ts';
import type { Ports } from '../../../ports.ts';
import { PATIENT, retrying, TransientError } from '../../../retry.ts';
import { credentialsFor } from '../../../registry/client/login.ts';
import { imageName, latestTag, registrySettings } from '../../../registry/client/settings.ts';

export interface PullInputs {
  /** CPU_OR_GPU; by default what this machine has. */
  readonly variant?: string | undefined;
}

export interface PulledImage {
  readonly reference: string;
  /** `sha256:…` of the image's configuration. */
  readonly id: string;
  readonly bytes: number;
  /** False: the engine had it already. */
  readonly changed: boolean;
}

/**
 * Pulls the official image of a variant from the registry of environment/competition.yml.
 *
 * @throws UserError if no registry is set, it cannot be reached, or it has no such image.
 */
export async function pull(inputs: PullInputs, ports: Ports): Promise<PulledImage> {
  const { root, env, exec, log, signal } = ports;
  const competition = await competitionOf(root);
  const variant = inputs.variant ?? detectedVariant(competition, (await gpus(exec)).length > 0);
  const settings = registrySettings(competition, env);
  if (!settings.variants.includes(variant)) {
    throw new UserError(`there is no official ${variant} image`, {
      next: `make build CPU_OR_GPU=${variant} makes one here`,
    });
  }
  const reference = imageName(settings, latestTag(variant));
  const login = await credentialsFor(settings, ports);
  const auth = login === undefined ? undefined : { ...login, serveraddress: settings.registry };
  const engine = await connect(env);
  const before = await inspectImage(engine, reference);
  const step = log.step(`Pulling ${reference}`);
  try {
    const onProgress = (text: string) => step.update(text);
    const onRetry = ({ message }: TransientError) => step.note(`${message}: trying again`);
    const once = () => pullImage(engine, reference, { signal, auth, onProgress });
    await retrying(() => once().catch(failure(reference)), PATIENT, { signal, onRetry });
  } catch (error) {
    step.fail();
    throw error;
  }
  step.done(`Pulled ${reference}`);
  return describe(engine, reference, before?.Id);
}

async function describe(
  engine: Engine,
  reference: string,
  before: string | undefined,
): Promise<PulledImage> {
  const image = await inspectImage(engine, reference);
  if (image === undefined) throw new EngineError(`it pulled ${reference} and does not have it`);
  return { reference, id: image.Id, bytes: image.Size, changed: image.Id !== before };
}

/** Throws what a failed pull means: worth another attempt, or not. */
function failure(reference: string): (error: unknown) => never {
  return (error) => {
    if (!(error instanceof PullError)) throw error;
    const message = `${reference} cannot be pulled: ${error.message}`;
    if (error.mayPass) throw new TransientError(message, { cause: error });
    const [host = ''] = reference.split('/');
    throw new SurroundingsError(message, {
      next: /certificate signed by unknown authority/.test(message)
        ? `the engine wants the certificate of the authority as /etc/docker/certs.d/${host}/ca.crt`
        : 'check the network and environment/competition.yml; make build makes an image here',
      cause: error,
    });
  };
}
