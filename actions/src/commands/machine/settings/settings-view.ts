import { type ReportView, reportView, type Section } from '../../../report/view.ts';
import { formatBytes, shortId } from '../../../text.ts';
import type { Settings } from './settings.ts';

/** The settings of this machine for people, above the list of commands of plain `make`. */
export function settingsView({ engine, submissionImage: chosen, images }: Settings): ReportView {
  const image =
    'problem' in chosen
      ? [`SUBMISSION_IMAGE=none: ${chosen.problem}`, chosen.next]
      : [`SUBMISSION_IMAGE=${chosen.reference} (${shortId(chosen.id)})`];
  return reportView({
    title: 'Settings',
    sections: [
      {
        heading: 'Settings on this machine',
        paragraphs: [...image, ...(engine === undefined ? [] : [`engine: ${engine}`])],
      },
      { heading: 'Images of this competition here', ...imagesPart(images) },
    ],
  });
}

function imagesPart(images: Settings['images']): Section {
  if (images.length === 0) return { paragraphs: ['none'] };
  const rows = images.map(({ reference, id, bytes }) => [
    reference,
    shortId(id),
    formatBytes(bytes),
  ]);
  return { table: { rows, align: ['left', 'left', 'right'] } };
}
