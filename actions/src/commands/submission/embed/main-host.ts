import { connect, type Engine } from '../../../container/connect.ts';
import { inspectImage } from '../../../container/local-images.ts';
import { removeStaleContainers } from '../../../container/remove.ts';
import { requireContract } from '../../../image/contract.ts';
import { gpus } from '../../../machine/gpus.ts';
import { type MachineUse, UNKNOWN_USE, UseOfMachine } from '../../../machine/use.ts';
import type { Exec, Ports } from '../../../ports.ts';
import { planWorkers, type Worker } from '../../../submission/embedding/workers.ts';
import { imageFor, usesGpu } from '../image-for.ts';
import type { EmbedInputs, InImage } from './embed-inputs.ts';
import type { MainPlace } from './runs/chunk-run.ts';
import { inContainers } from './runs/in-container.ts';
import { inThisImage, ownMachine } from './runs/in-image.ts';

/** What runs main.py for a call of `embed`. */
export interface MainHost {
  /** The image's id. */
  readonly image: string;
  readonly gpu: boolean;
  readonly machine: Pick<Engine, 'cpus' | 'memoryBytes'>;
  readonly place: MainPlace;
  readonly workersFor: (chunks: number) => Worker[];
  readonly use: () => MachineUse;
  /** Removes what calls that were killed have left. */
  removeStale(): Promise<void>;
}

/**
 * The engine of this machine with the chosen image, or the image that this program itself runs in.
 *
 * @throws UserError if there is no engine or image, or one of another contract
 */
export async function mainHost(inputs: EmbedInputs, ports: Ports): Promise<MainHost> {
  return inputs.inImage === undefined
    ? await engineHost(inputs, ports)
    : podHost(inputs.inImage, ownMachine());
}

async function engineHost(inputs: EmbedInputs, ports: Ports): Promise<MainHost> {
  const engine = await connect(ports.env);
  const image = await imageFor(engine, inputs, ports);
  requireContract(image.reference, (await inspectImage(engine, image.id))?.Config.Labels);
  const gpu = await usesGpu(image, inputs, ports);
  const wish = { ...inputs.limits, workers: inputs.workers };
  const cards = gpu ? await gpuCount(inputs.gpus, ports) : 0;
  return {
    image: image.id,
    gpu,
    machine: engine,
    place: inContainers(engine, image.id),
    workersFor: (chunks) => planWorkers(engine, wish, { gpus: cards, chunks }),
    use: useOf(engine, gpu ? ports.exec : undefined),
    removeStale: async () => void (await removeStaleContainers(engine)),
  };
}

/** Of an engine elsewhere nothing is known. */
function useOf({ onThisMachine }: Engine, exec: Exec | undefined): MainHost['use'] {
  if (!onThisMachine) return () => UNKNOWN_USE;
  const machine = new UseOfMachine(exec);
  return () => machine.now();
}

/** One worker with all of it, for main.py finds its files at fixed places. */
function podHost({ id, gpu }: InImage, machine: MainHost['machine']): MainHost {
  const worker = { cpus: machine.cpus, cores: undefined, memoryBytes: undefined, gpu };
  return {
    image: id,
    gpu,
    machine,
    place: inThisImage,
    workersFor: () => [worker],
    // What is counted here is of the whole node.
    use: () => UNKNOWN_USE,
    removeStale: async () => undefined,
  };
}

/** How many GPUs to use; 'unknown' if nvidia-smi of this machine lists none, as with an engine elsewhere. */
export async function gpuCount(
  wish: number | undefined,
  { exec }: Pick<Ports, 'exec'>,
): Promise<number | 'unknown'> {
  const { length } = await gpus(exec);
  return length === 0 ? 'unknown' : Math.min(wish ?? length, length);
}
