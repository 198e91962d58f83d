import type { Variant } from '../../image/variant.ts';
import { formatBytes } from '../../text.ts';
import type { Register } from '../cli.ts';
import { variantOption } from './container-options.ts';

/** `vsc pull`: downloads `<registry>/<repository>:<variant>-latest`. */
export const pull: Register = (program, ports) =>
  void program
    .command('pull')
    .description('download the official image (gpu where there is a GPU, else cpu)')
    .addOption(variantOption())
    .action(async (options: { variant?: Variant }) => {
      const { run } = await import('../../commands/pull.ts');
      const { reference, id, bytes, changed } = await run(options, ports);
      const verb = changed ? 'pulled' : 'up to date';
      ports.log.info(`${verb}: ${reference} (${formatBytes(bytes)})\n${id}`);
    });
