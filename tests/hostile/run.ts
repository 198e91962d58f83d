import path from 'node:path';
import { parseArgs } from 'node:util';
import { imageFor } from '../../actions/src/commands/submission/image-for.ts';
import { connect } from '../../actions/src/container/connect.ts';
import { inspectImage } from '../../actions/src/container/local-images.ts';
import { exec } from '../../actions/src/entrypoints/exec.ts';
import { terminalLog } from '../../actions/src/entrypoints/terminal-log.ts';
import { cancelled, UserError } from '../../actions/src/errors.ts';
import { requireContract } from '../../actions/src/image/contract.ts';
import { corpusTable, runCorpus } from '../support/hostile-corpus.ts';

// `npm run hostile [-- --image NAME] [-- WORD ...]`: runs the cases whose names hold the words, prints a
// table of them, and ends with 22 if one of them ended otherwise than it should.
const { values, positionals } = parseArgs({
  options: { image: { type: 'string' } },
  allowPositionals: true,
});
const root = path.resolve(import.meta.dirname, '../..');
const interrupt = new AbortController();
const stop = () => interrupt.abort(cancelled('run it again'));
process.once('SIGINT', stop).once('SIGTERM', stop);

try {
  const engine = await connect(process.env);
  const chosen = values.image ?? process.env['SUBMISSION_IMAGE'];
  const ports = { root, env: process.env, exec, log: terminalLog() };
  const image = await imageFor(engine, { image: chosen }, ports);
  requireContract(image.reference, (await inspectImage(engine, image.id))?.Config.Labels);
  const found = await runCorpus(engine, image.id, { words: positionals, signal: interrupt.signal });
  process.stdout.write(corpusTable(found));
  process.exitCode = found.every(({ right }) => right) ? 0 : 22;
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  process.stderr.write(`error: ${error.message}\nnext:  ${error.next}\n`);
  process.exitCode = error.exitCode;
}
