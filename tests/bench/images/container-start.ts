import path from 'node:path';
import { imageFor } from '../../../actions/src/commands/submission/image-for.ts';
import { connect } from '../../../actions/src/container/connect.ts';
import { runContainer } from '../../../actions/src/container/run.ts';
import { restricted } from '../../../actions/src/submission/run/run-spec.ts';
import { repositoryPorts } from '../../support/repositories/repository-ports.ts';
import type { Benchmark } from '../benchmark.ts';

const SMALL = { memoryBytes: 2 ** 31, cpus: 2, scratchBytes: 2 ** 28, timeSeconds: 60 };

/** Starts in one container of the image: the least of many, as other programs only ever add. */
export const containerStart: Benchmark = {
  name: "container: from the entrypoint to main.py's first line, beside python and conda run",
  limits: { seconds: 0.6 },
  async run() {
    const ports = repositoryPorts();
    const engine = await connect(ports.env);
    const { id } = await imageFor(engine, { image: ports.env['SUBMISSION_IMAGE'] }, ports);
    let output = '';
    const programs = {
      source: path.join(ports.root, 'runtime/bench'),
      target: '/mnt',
      readOnly: true,
    };
    await runContainer(
      engine,
      {
        // The runtime needs the rights of a run.
        capabilities: restricted(SMALL).capabilities ?? [],
        image: id,
        command: ['/opt/vsc/python', '-B', '/mnt/starting.py'],
        mounts: [programs],
      },
      { signal: ports.signal, onOutput: (chunk) => void (output += Buffer.from(chunk).toString()) },
    );
    const [, least] = /^entrypoint to main\.py: (\S+) s/m.exec(output) ?? [];
    if (least === undefined) throw new Error(output);
    process.stdout.write(output.replace(/^/gm, '  ').trimEnd() + '\n');
    return [{ seconds: Number(least), peakBytes: Number.NaN }];
  },
};
