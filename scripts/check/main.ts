import { availableParallelism } from 'node:os';
import path from 'node:path';
import { ExitCode } from '../../actions/src/errors.ts';
import { type Check, NPM_CHECKS, PYPI_CHECKS, wanted } from './checks.ts';
import { filesThat } from './files.ts';
import { install, type Installed, Unavailable } from './pypi.ts';
import { run } from './run.ts';

/**
 * `node scripts/check/main.ts [--fix] [NAME...]` runs the named checks, or all of them, side by side,
 * and reports each as it ends. With --fix, it runs the commands that fix findings, one after another. It
 * ends with 22 (check-failed) if something was found.
 */
const root = path.resolve(import.meta.dirname, '../..');
const fix = process.argv.includes('--fix');
const names = process.argv.slice(2).filter((argument) => argument !== '--fix');
const count = { passed: 0, failed: 0, skipped: 0 };

/** The checks from PyPI, installed. If they are unavailable, they are counted as skipped. */
async function fromPypi(checks: readonly Check[]): Promise<readonly Check[]> {
  if (checks.length === 0) return [];
  try {
    const installed = await install(root, 'scripts/check/requirements.txt');
    return checks.map((check) => ({
      ...check,
      command: located(check.command, installed),
      // Relative, as a folder with a colon in its name can't be in a list of paths.
      env: { PYTHONPATH: installed.folder },
    }));
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error;
    count.skipped += checks.length;
    const skipped = checks.map(({ name }) => name).join(', ');
    process.stdout.write(`skipped ${skipped}: ${error.message}\n`);
    return [];
  }
}

function located([program = '', ...rest]: readonly string[], installed: Installed): string[] {
  const { python, folder } = installed;
  return [program === 'python' ? python : path.join(root, folder, 'bin', program), ...rest];
}

async function report({ name, command, files, env }: Check): Promise<void> {
  const all = files ? [...command, ...filesThat(files, root)] : command;
  const { exitCode, output, seconds } = await run(all, { cwd: root, env });
  count[exitCode === 0 ? 'passed' : 'failed'] += 1;
  const verdict = exitCode === 0 ? 'ok     ' : 'failed ';
  process.stdout.write(`${verdict} ${name} (${seconds.toFixed(1)} s)\n`);
  if (exitCode !== 0) process.stdout.write(`${output.trimEnd()}\n\n`);
}

async function reportAll(queue: Check[]): Promise<void> {
  for (let check = queue.shift(); check; check = queue.shift()) await report(check);
}

const known = [...NPM_CHECKS, ...PYPI_CHECKS].map(({ name }) => name);
const unknown = names.find((name) => !known.includes(name));
if (unknown !== undefined) {
  process.stderr.write(
    `error: there is no check ${unknown}\nnext:  name one of ${known.join(', ')}\n`,
  );
  process.exit(ExitCode.usage);
}
const queue = wanted(NPM_CHECKS, names, fix);
const arriving = fromPypi(wanted(PYPI_CHECKS, names, fix)).then((checks) => queue.push(...checks));
// A command that fixes findings changes files that the others read.
const workers = fix ? 1 : availableParallelism();
await Promise.all(
  Array.from({ length: workers }, async () => {
    await reportAll(queue);
    await arriving;
    await reportAll(queue);
  }),
);
process.stdout.write(
  `check: ${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped\n`,
);
if (count.failed > 0) process.exitCode = ExitCode.checkFailed;
