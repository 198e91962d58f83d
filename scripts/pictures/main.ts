/** Draws README's stale pictures, or all with `--all`, using this machine's browser: `npm run pictures`. */
import { UserError } from '../../actions/src/errors.ts';
import { PICTURES } from './pictures.ts';
import { drawPictures, stalePictures } from './update.ts';

try {
  const wanted = process.argv.includes('--all') ? PICTURES : stalePictures();
  for (const file of await drawPictures(wanted)) process.stdout.write(`${file}: written\n`);
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  process.stderr.write(`error: ${error.message}\nnext:  ${error.next}\n`);
  process.exitCode = error.exitCode;
}
