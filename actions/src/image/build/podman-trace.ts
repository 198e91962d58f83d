import type { Timestamp, Trace, Vertex } from './trace.ts';

/** `[9/14] STEP 3/3: RUN sh x`: the stage of the Dockerfile, the step in it, the instruction. */
const STEP = /^\[(\d+\/\d+)\] STEP (\d+\/\d+): (.*)$/s;

/**
 * Tells a build by podman, which answers with the lines that `podman build` prints, as BuildKit's
 * trace. A step begins at its line and ends at the next one. As podman 4.3 prints them.
 */
export class PodmanTrace {
  #vertex: Vertex | undefined;

  /** Takes the text of one `stream` event. */
  take(text: string): Trace {
    const [, stage, step, instruction] = STEP.exec(text) ?? [];
    if (instruction !== undefined) {
      const ended = this.#end();
      const name = `[${stage} ${step}] ${instruction.trim()}`;
      this.#vertex = {
        digest: name,
        name,
        cached: false,
        started: now(),
        completed: null,
        error: '',
      };
      return { vertexes: [...ended, this.#vertex], logs: [] };
    }
    if (this.#vertex === undefined) return { vertexes: [], logs: [] };
    // `--> <id>` alone tells what the step left.
    if (/^--> (?:Using cache )?[0-9a-f]+\n?$/.test(text)) {
      if (text.includes('Using cache')) this.#vertex.cached = true;
      return { vertexes: [], logs: [] };
    }
    if (/^(?:\[\d+\/\d+\] )?COMMIT /.test(text)) {
      const ended = this.#end();
      return { vertexes: ended, logs: [] };
    }
    return { vertexes: [], logs: [{ vertex: this.#vertex.digest, msg: Buffer.from(text) }] };
  }

  /** The build has ended with an error, in the step that runs if there is one. */
  fail(error: string): Trace {
    if (this.#vertex !== undefined) this.#vertex.error = error;
    return { vertexes: this.#end(), logs: [] };
  }

  #end(): Vertex[] {
    const vertex = this.#vertex;
    this.#vertex = undefined;
    return vertex === undefined ? [] : [{ ...vertex, completed: now() }];
  }
}

function now(): Timestamp {
  const milliseconds = Date.now();
  return { seconds: Math.floor(milliseconds / 1000), nanos: (milliseconds % 1000) * 1e6 };
}
