import { existsSync } from 'node:fs';
import { mkdir, realpath } from 'node:fs/promises';
import path from 'node:path';
import { connect } from '../../../container/connect.ts';
import { openShell, type Terminal } from '../../../container/shell.ts';
import { UserError } from '../../../errors.ts';
import type { Ports } from '../../../ports.ts';
import { ownUser } from '../../../processes.ts';
import { shown } from '../../../files/messages.ts';
import { preparedPaths, sourceFolder } from '../../../submission/layout.ts';
import { interactiveSpec } from '../../../submission/run/run-spec.ts';
import { imageFor, type ImageRunInputs, usesGpu } from '../../submission/image-for.ts';

export interface InteractInputs extends ImageRunInputs {
  readonly dataset: string;
  /** Be root inside, to try packages; files made in submission/ are root's then. */
  readonly asRoot: boolean;
  /** GITHUB_ACTIONS_NO_TTY: there is none, whatever it looks like. */
  readonly noTerminal: boolean;
}

/**
 * Opens a shell in the image, with the mounts of `test-submission`, the code and network access.
 *
 * @returns the exit code of the shell.
 * @throws UserError if there is no terminal, engine or image.
 */
export async function interactContainer(
  inputs: InteractInputs,
  ports: Ports,
  terminal: Terminal,
): Promise<number> {
  if (inputs.noTerminal || !terminal.input.isTTY || !terminal.output.isTTY) {
    throw new UserError('interact-container needs a terminal, and there is none', {
      next: 'run it in a terminal, without GITHUB_ACTIONS_NO_TTY; for a run without one: make test-submission',
    });
  }
  const { root, log, signal } = ports;
  const engine = await connect(ports.env);
  const image = await imageFor(engine, inputs, ports);
  const { folder } = preparedPaths(root, inputs.dataset);
  const data = existsSync(folder) ? await realpath(folder) : null;
  if (data === null) log.warn(`there is no ${shown(folder)}, so /data is empty: make data-subset`);
  const submission = path.join(root, 'submission');
  await mkdir(submission, { recursive: true });
  log.info(`A shell in ${image.reference}, with network; "exit" ends it.`);
  const source = sourceFolder(root);
  log.info(
    '/data is read-only, /code_execution/submission is submission/, everything else is removed when it ends.',
  );
  log.info('`python main.py` runs submission_src/main.py as it is: edit it outside.');
  const user = inputs.asRoot ? undefined : ownUser();
  const gpu = await usesGpu(image, inputs, ports);
  const spec = interactiveSpec({
    image: image.id,
    data,
    submission,
    source: existsSync(source) ? await realpath(source) : null,
    user,
    gpu,
  });
  return openShell(engine, spec, terminal, signal);
}
