import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { imageFor } from '../../../actions/src/commands/submission/image-for.ts';
import { quickstart } from '../../../actions/src/commands/submission/quickstart/quickstart.ts';
import { connect } from '../../../actions/src/container/connect.ts';
import type { Receipt } from '../../../actions/src/submission/run/receipt.ts';
import { repositoryPorts } from '../../support/repositories/repository-ports.ts';
import type { Benchmark } from '../benchmark.ts';
import type { Usage } from '../measure.ts';

const runs = 5;
const ports = repositoryPorts();

/** A run of the quickstart's submission on the sample data: the container's time less main.py's. */
export const entrypoint: Benchmark = {
  name: "entrypoint on the sample data, beside the submission's own time",
  limits: { seconds: 3 },
  async run() {
    const root = mkdtempSync(path.join(os.tmpdir(), 'bench-'));
    try {
      for (const name of ['package.json', 'environment', 'submission_quickstart'])
        cpSync(path.join(ports.root, name), path.join(root, name), { recursive: true });
      const image = await chosenImage();
      const usages: Usage[] = [];
      for (let run = 0; run < runs; run += 1) {
        const inputs = { dataset: 'test', image, skipGpu: false, limits: {} } as const;
        const { receipt } = await quickstart(inputs, { ...ports, root });
        usages.push(beside(receipt));
      }
      return [usages.toSorted((a, b) => a.seconds - b.seconds)[runs >> 1]!];
    } finally {
      rmSync(root, { recursive: true });
    }
  },
};

async function chosenImage(): Promise<string> {
  const engine = await connect(ports.env);
  return (await imageFor(engine, { image: ports.env['SUBMISSION_IMAGE'] }, ports)).id;
}

function beside({ measures, verdict, message }: Receipt): Usage {
  if (verdict !== 'ok' || measures.mainSeconds === null) throw new Error(message);
  return {
    seconds: measures.wallSeconds - measures.mainSeconds,
    peakBytes: measures.peakMemoryBytes ?? Number.NaN,
  };
}
