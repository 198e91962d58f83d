import { code } from '../../../report/prose.ts';
import { type ReportView, reportView } from '../../../report/view.ts';
import { formatBytes } from '../../../text.ts';
import type { PublishResult } from './publish-image.ts';

/** A published image for people. */
export function publishImageView({ reference, digest, size, already }: PublishResult): ReportView {
  const what = already ? 'Already published' : 'Published';
  return reportView({
    title: 'Published image',
    state: 'passed',
    verdict: `${what}: ${code(reference)}, ${formatBytes(size)} compressed.`,
    sections: [{ table: { rows: [['digest', code(digest)]] } }],
  });
}
