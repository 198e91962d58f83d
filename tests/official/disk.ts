import { freeForImages, type Storage } from '../../actions/src/machine/free-bytes.ts';
import { formatBytes } from '../../actions/src/text.ts';

const EACH_MS = 2000;

/** What a step left the disk of an engine with, and what it had taken at the most, in bytes since the start. */
interface Taken {
  readonly name: string;
  readonly most: number;
  readonly left: number;
}

/**
 * Looks at the disk of an engine each two seconds, and at the end of each step. What other programs write
 * meanwhile counts as well.
 */
export function watchDisk(engine: Storage) {
  const steps: Taken[] = [];
  const taken = startedAt(engine);
  let most = 0;
  const look = async (): Promise<number> => {
    const now = await taken();
    most = Math.max(most, now);
    return now;
  };
  const timer = setInterval(() => void look(), EACH_MS).unref();
  return {
    /** Notes the end of a step. */
    async note(name: string): Promise<void> {
      const left = await look();
      steps.push({ name, most, left });
      most = left;
    },
    end: () => clearInterval(timer),
    lines: () =>
      steps.map(
        ({ name, most: atMost, left }) =>
          `${name}: the disk had ${formatBytes(atMost)} more than at the start at the most, ${formatBytes(left)} at its end`,
      ),
  };
}

/** Bytes that an engine's disk has less than now. */
function startedAt(engine: Storage): () => Promise<number> {
  const start = freeForImages(engine);
  return async () => ((await start) ?? 0) - ((await freeForImages(engine)) ?? 0);
}
