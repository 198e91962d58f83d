import type { Finding } from '../../../finding.ts';
import type { Growth } from '../../../image/contents/size.ts';
import { code } from '../../../report/prose.ts';
import { type ReportView, reportView, type Section } from '../../../report/view.ts';
import { capitalized, formatBytes } from '../../../text.ts';
import type { BuildOutcome } from './build-report.ts';

/**
 * A build for people: the image and its layers, the base first, or why there is none.
 * @param findings the lines of files that a failure is about
 */
export function buildView(
  variant: string,
  { image, failure, warnings }: BuildOutcome,
  findings: readonly Finding[] = [],
): ReportView {
  const [reason = '', ...log] = failure?.message.trimEnd().split('\n') ?? [];
  const verb = image?.built ? 'Built' : 'Already built';
  const built = image && `${verb}: ${code(image.tag)}, ${sizeText(image.bytes, image.growth)}.`;
  const parts: (Section | undefined)[] = [
    log.length > 0 ? { code: log.join('\n') } : undefined,
    image && failure ? { paragraphs: [built ?? ''] } : undefined,
    image?.built ? { table: layersTable(image.layers) } : undefined,
    warnings.length > 0 ? { heading: 'Warnings', list: warnings } : undefined,
    image && { table: { rows: [['id', code(image.id)]] } },
  ];
  return reportView({
    title: `The ${variant} image`,
    state: failure ? 'failed' : 'passed',
    verdict: failure ? capitalized(reason) : (built ?? ''),
    findings,
    sections: parts.filter((part) => part !== undefined),
    ...(failure?.next && { next: failure.next }),
  });
}

/** `412.0 MiB unpacked, +3.0 % against …`. */
export function sizeText(bytes: number, growth: Growth | null | undefined): string {
  const size = `${formatBytes(bytes)} unpacked`;
  if (growth === null || growth === undefined) return size;
  const sign = growth.share < 0 ? '' : '+';
  return `${size}, ${sign}${(growth.share * 100).toFixed(1)} % against ${growth.against}`;
}

function layersTable(layers: readonly { readonly step: string; readonly bytes: number }[]) {
  return {
    header: ['Layer', 'Unpacked'],
    rows: layers.map(({ step, bytes }) => [step, formatBytes(bytes)]),
    align: ['left', 'right'] as const,
  };
}
