import { existsSync } from 'node:fs';
import path from 'node:path';
import { imageFor } from '../../actions/src/commands/submission/image-for.ts';
import { connect } from '../../actions/src/container/connect.ts';
import { runContainer } from '../../actions/src/container/run.ts';
import { cancelled, UserError } from '../../actions/src/errors.ts';
import { exec } from '../../actions/src/entrypoints/exec.ts';
import { terminalLog } from '../../actions/src/entrypoints/terminal-log.ts';

// Runs a program of runtime/bench of this working tree in the image.
// `npm run bench:ranking [-- --sets full tenth wide] [-- --runs 5]`: ranking.py, and the organisers'
// code beside it where vsc2022 is checked out. `npm run bench:gpu`: gpu.py, at the real size.
const [program, ...options] = process.argv.slice(2);
const root = path.resolve(import.meta.dirname, '../..');
const interrupt = new AbortController();
const stop = () => interrupt.abort(cancelled('run it again'));
process.once('SIGINT', stop).once('SIGTERM', stop);

try {
  const log = terminalLog();
  const engine = await connect(process.env);
  const image = await imageFor(
    engine,
    { image: process.env['SUBMISSION_IMAGE'] },
    { root, env: process.env, exec, log },
  );
  const folders = ['runtime', 'vsc2022'].filter((name) => existsSync(path.join(root, name)));
  const { exitCode } = await runContainer(
    engine,
    {
      image: image.id,
      gpu: image.variant === 'gpu',
      command: ['/opt/vsc/python', '-B', `/repository/runtime/bench/${program}`, ...options],
      mounts: folders.map((name) => ({
        source: path.join(root, name),
        target: `/repository/${name}`,
        readOnly: true,
      })),
      readOnlyRoot: true,
      tmpfs: { '/tmp': 'rw,nosuid,nodev,size=2g' },
    },
    { signal: interrupt.signal, onOutput: (chunk) => log.raw(chunk) },
  );
  process.exitCode = exitCode;
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  process.stderr.write(`error: ${error.message}\n`);
  process.exitCode = error.exitCode;
}
