import { formatBytes } from '../text.ts';
import { markdownText } from './escape.ts';

/** A built image as Markdown: its size, and the layers that hold files, the base first. */
export function builtMarkdown(image: {
  readonly tag: string;
  readonly id: string;
  readonly bytes: number;
  readonly built: boolean;
  readonly layers: readonly { readonly step: string; readonly bytes: number }[];
}): string {
  const rows = image.layers.map(
    ({ step, bytes }) => `| ${markdownText(step)} | ${formatBytes(bytes)} |`,
  );
  return [
    `### ${image.built ? 'Built' : 'Already built'}: ${markdownText(image.tag)}`,
    '',
    `${formatBytes(image.bytes)} unpacked, \`${image.id}\``,
    '',
    '| Layer | Unpacked |',
    '| --- | ---: |',
    ...rows,
    '',
  ].join('\n');
}
