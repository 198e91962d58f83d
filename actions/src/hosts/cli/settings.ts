import type { Settings } from '../../commands/settings.ts';
import type { Variant } from '../../image/variant.ts';
import { formatBytes } from '../../text.ts';
import type { Register } from '../cli.ts';
import { imageOption, variantOption } from './container-options.ts';

/** `vsc settings`: what plain `make` shows above its list of commands. */
export const settings: Register = (program, ports) =>
  void program
    .command('settings')
    .description('show the settings found on this machine and its images')
    .addOption(imageOption())
    .addOption(variantOption())
    .action(async (options: { image?: string; variant?: Variant }) => {
      const { run } = await import('../../commands/settings.ts');
      process.stdout.write(text(await run(options, ports)));
    });

function text({ submissionImage: chosen, images }: Settings): string {
  const image =
    'problem' in chosen
      ? `none: ${chosen.problem}${chosen.next === undefined ? '' : `\n      ${chosen.next}`}`
      : `${chosen.reference} (${chosen.id.slice(7, 19)})`;
  const list = images.map(
    ({ reference, id, bytes }) => `  ${reference} (${id.slice(7, 19)}, ${formatBytes(bytes)})`,
  );
  return [
    'Settings on this machine:',
    `  SUBMISSION_IMAGE=${image}`,
    '',
    'Images of this competition here:',
    ...(list.length > 0 ? list : ['  none: make build (lite) or make pull (official)']),
    '',
  ].join('\n');
}
