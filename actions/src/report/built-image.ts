import { formatBytes } from '../text.ts';
import type { Finding } from '../finding.ts';
import { htmlText } from '../untrusted-text.ts';
import { markdownProse } from './markdown-text.ts';

/** A built image as Markdown: its size, and the layers that hold files, the base first. */
export function builtMarkdown(image: {
  readonly tag: string;
  readonly id: string;
  readonly bytes: number;
  readonly built: boolean;
  readonly layers: readonly { readonly step: string; readonly bytes: number }[];
}): string {
  const rows = image.layers.map(
    ({ step, bytes }) => `| ${markdownProse(step)} | ${formatBytes(bytes)} |`,
  );
  return [
    `### ${image.built ? 'Built' : 'Already built'}: ${markdownProse(image.tag)}`,
    '',
    `${formatBytes(image.bytes)} unpacked, \`${image.id}\``,
    '',
    '| Layer | Unpacked |',
    '| --- | ---: |',
    ...rows,
    '',
  ].join('\n');
}

/** A failed build as Markdown: the packages to blame, where that is known, and the whole message. */
export function failedBuildMarkdown(
  variant: string,
  message: string,
  findings: readonly Finding[],
): string {
  const [first = '', ...rest] = message.split('\n');
  const blamed = findings.map(
    ({ place, message: problem }) =>
      `- ${markdownProse(`${place.file}:${place.line}`)}: ${markdownProse(problem)}`,
  );
  return [
    `### Failed: the ${markdownProse(variant)} image`,
    '',
    ...(blamed.length > 0 ? [...blamed, ''] : []),
    markdownProse(first),
    '',
    ...(rest.length > 0 ? [`<pre>${rest.map(htmlText).join('&#10;')}</pre>`, ''] : []),
  ].join('\n');
}
