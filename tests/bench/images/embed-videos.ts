import { copyFile, cp, link, mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { EmbedInputs } from '../../../actions/src/commands/submission/embed/embed-inputs.ts';
import { imageFor } from '../../../actions/src/commands/submission/image-for.ts';
import { sampleData } from '../../../actions/src/commands/submission/sample-data/sample-data.ts';
import { connect } from '../../../actions/src/container/connect.ts';
import { runContainer } from '../../../actions/src/container/run.ts';
import type { Ports } from '../../../actions/src/ports.ts';
import { competitionPaths } from '../../../actions/src/submission/layout.ts';
import { repositoryPorts } from '../../support/repositories/repository-ports.ts';
import { inFolder } from '../in-folder.ts';

/** A data set and a main.py to describe it with. */
export interface WorkSet {
  readonly inputs: EmbedInputs;
  readonly ports: Ports;
}

/** Some videos, which stand for all of a data set. */
interface Videos {
  /** So often main.py describes each. */
  readonly times: number;
  /** Writes them into a folder that there is not yet. */
  readonly draw: (folder: string, image: string, ports: Ports) => Promise<void>;
}

/** A third as long as the competition's, small, and quickly drawn. */
const SAMPLE: Videos = {
  times: 3,
  async draw(folder, image, ports) {
    await sampleData({ image, datasets: ['train'] }, ports);
    await cp(competitionPaths(ports.root, 'train').queryVideos, folder, { recursive: true });
  },
};

/** As large as the competition's; runtime/bench/videos.py says what is known of those. */
export const ORDINARY: Videos = {
  times: 1,
  async draw(folder, image, { signal }) {
    const own = repositoryPorts();
    await mkdir(folder);
    const { exitCode } = await runContainer(
      await connect(own.env),
      {
        image,
        user: `${process.getuid?.()}:${process.getgid?.()}`,
        command: ['/opt/vsc/python', '-B', '/runtime/bench/videos.py', '4', '/drawn'],
        mounts: [
          { source: path.join(own.root, 'runtime'), target: '/runtime', readOnly: true },
          { source: folder, target: '/drawn' },
        ],
      },
      { signal, onOutput: (bytes) => void process.stderr.write(bytes) },
    );
    if (exitCode !== 0) throw new Error(`videos.py ended with ${exitCode}`);
  },
};

/** The template so often: what its loop took, the processor time until its end, and that of the loop alone. */
const mainOf = (times: number) => `import resource, time
print("begins", time.time(), flush=True)
import template
def used():
    uses = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(use.ru_utime + use.ru_stime for use in uses)
began, before = time.monotonic(), used()
for _ in range(${times}): template.main()
print("worked", time.monotonic() - began, used(), used() - before, flush=True)
print("ends", time.time(), flush=True)
`;

/** A data set of so many queries, each one of some videos. */
export function withVideos<T>(
  count: number,
  work: (set: WorkSet) => Promise<T>,
  { times, draw } = SAMPLE,
): Promise<T> {
  return inFolder(async (root) => {
    const own = repositoryPorts();
    const ports = { ...own, root };
    const engine = await connect(own.env);
    const found = await imageFor(engine, { image: own.env['SUBMISSION_IMAGE'] }, own);
    const image = { image: found.id, skipGpu: true };
    await mkdir(path.join(root, 'submission_src'));
    await copyFile(
      path.join(own.root, 'submission_src/main.py'),
      path.join(root, 'submission_src/template.py'),
    );
    await writeFile(path.join(root, 'submission_src/main.py'), mainOf(times));
    await cp(path.join(own.root, 'environment'), path.join(root, 'environment'), {
      recursive: true,
    });
    const drawn = path.join(root, 'drawn');
    await draw(drawn, found.id, ports);
    const given = competitionPaths(root, 'test');
    await mkdir(given.queryVideos, { recursive: true });
    const videos = await readdir(drawn);
    const ids = Array.from({ length: count }, (_, at) => `Q${200_001 + at}`);
    for (const [at, id] of ids.entries()) {
      const from = path.join(drawn, videos[at % videos.length] ?? '');
      await link(from, path.join(given.queryVideos, `${id}.mp4`));
    }
    const lines = ids.map((id) => `${id},60.0\n`);
    await writeFile(given.queryMetadata, `video_id,duration_sec\n${lines.join('')}`);
    const inputs = { ...image, dataset: 'test', sets: ['query'], limits: {} } as const;
    return await work({ inputs, ports });
  });
}
