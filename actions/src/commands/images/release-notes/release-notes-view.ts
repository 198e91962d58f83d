import type { ImagePackage } from '../../../registry/promotion/image-packages.ts';
import { type ReportView, reportView, type Section } from '../../../report/view.ts';
import type { Software } from './contents.ts';
import type { ReleaseDetails } from './details.ts';
import type { ReleaseDiff } from './diff.ts';
import { detailSections, diffSections } from './sections.ts';
import { releaseName } from './texts.ts';

/**
 * The page of a release: all of it, what differs from the one before, and the software.
 *
 * @param diff undefined for the first release
 */
export function releaseNotesView(
  details: ReleaseDetails,
  diff: ReleaseDiff | undefined,
  software: Software,
): ReportView {
  const [differs, ...more] = diff === undefined ? [] : diffSections(diff);
  return reportView({
    title: 'Images',
    verdict: `The images of ${releaseName(details.release)}.`,
    sections: [
      ...detailSections(details),
      ...(differs === undefined
        ? []
        : [{ heading: `Against release ${diff?.from}`, ...differs }, ...more]),
      ...softwareSections(software),
    ],
  });
}

const MANAGERS = { conda: 'conda', pip: 'pip', apt: 'Debian' } as const;

/** Every package, a line each: tables would be cut, and people search in it. */
function softwareSections(software: Software): Section[] {
  const lines = new Map<ImagePackage['kind'], string[]>();
  for (const [variant, packages] of Object.entries(software)) {
    for (const { kind, name, version } of packages ?? []) {
      lines.set(kind, [...(lines.get(kind) ?? []), `${name} ${version}\0${variant}`]);
    }
  }
  return Object.entries(MANAGERS).flatMap(([kind, manager]) => {
    const all = lines.get(kind as ImagePackage['kind']) ?? [];
    const variants = Map.groupBy(all, (line) => line.slice(0, line.indexOf('\0')));
    const shown = [...variants].toSorted(([one], [other]) => (one < other ? -1 : 1));
    const whole = Object.keys(software).length;
    const text = shown.map(([line, where]) =>
      where.length === whole ? line : `${line} (${where.map(variantOfLine).join(', ')})`,
    );
    return text.length === 0 ? [] : [{ heading: `Software by ${manager}`, code: text.join('\n') }];
  });
}

const variantOfLine = (line: string) => line.slice(line.indexOf('\0') + 1);
