import type { Register } from '../cli.ts';
import { showView } from './terminal-style.ts';

interface PublishOptions {
  variant: string;
  image?: string;
  tested?: string;
  commit?: string;
  sbom?: string;
}

/** `vsc publish-image` and `vsc prune-images`: the images under their commits' tags. */
export const publish: Register = (program, ports) => {
  program
    .command('publish-image')
    .description('push a built and tested image under its commit, without building')
    .requiredOption('--variant <name>', 'cpu or gpu')
    .option('--image <name>', 'tag or id; default: the local build of the variant')
    .option('--tested <id>', 'id of the image that was tested: nothing else is pushed')
    .option('--commit <revision>', 'the commit that it was built from; default: HEAD')
    .option('--sbom <file>', 'CycloneDX bill of materials (JSON) to attach')
    .action(async (options: PublishOptions) => {
      const { run } = await import('../../commands/publish-image.ts');
      const { IMAGE_NAME } = await import('../../container/local-images.ts');
      const image = options.image ?? `${IMAGE_NAME}:${options.variant}-local`;
      const { publishView } = await import('../../commands/publish-view.ts');
      await showView(publishView(await run({ ...options, image }, ports)));
    });

  program
    .command('prune-images')
    .description('remove tags of old commits that no release names')
    .option('--dry-run', 'only say what would go')
    .action(async (options: { dryRun?: boolean }) => {
      const dryRun = options.dryRun === true;
      const { run } = await import('../../commands/prune-images.ts');
      const pruned = await run({ dryRun }, ports);
      const { pruneView } = await import('../../commands/prune-view.ts');
      await showView(pruneView(pruned, dryRun));
    });
};
