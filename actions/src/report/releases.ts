import { shortLine } from '../untrusted-text.ts';
import { formatBytes } from '../text.ts';
import { markdownProse } from './markdown-text.ts';

/** What the reports say of a release; the ledger's entries have more. */
export interface ReportedRelease {
  readonly number: number;
  readonly kind: 'publish' | 'rollback';
  readonly commit: string;
  readonly when: string;
  readonly changes: readonly string[];
}

/** A table of releases for a terminal of `width` columns, newest first. */
export function releaseTable(releases: readonly ReportedRelease[], width = 80): string {
  if (releases.length === 0) return 'nothing has been released yet';
  const digits = String(releases[0]?.number ?? 0).length;
  const rows = releases.map(({ number, commit, when, changes }, index) => {
    const time = when.slice(0, 16).replace('T', ' ');
    const label = index === 0 ? 'latest' : '      ';
    const start = `${String(number).padStart(digits)}  ${time}  ${commit.slice(0, 10)}  ${label}  `;
    return start + shortened(changes, width - start.length);
  });
  return rows.join('\n');
}

/** One line on what a promotion has come to. */
export function promotionLine(result: {
  readonly outcome: 'promoted' | 'already' | 'superseded';
  readonly repaired: boolean;
  readonly release: ReportedRelease | undefined;
}): string {
  const { outcome, release } = result;
  const name = `release ${release?.number} (commit ${release?.commit.slice(0, 10)})`;
  const repaired = result.repaired ? '; the latest tags had been moved and are right again' : '';
  if (outcome === 'promoted') {
    return `promoted: ${name}: ${shortened(release?.changes ?? [], 200)}`;
  }
  if (outcome === 'already') return `already promoted: ${name}${repaired}`;
  return `not promoted, as something newer has been: ${name}${repaired}`;
}

/** One line on what a roll back has come to. */
export function rollbackLine(result: {
  readonly moved: boolean;
  readonly release: ReportedRelease | undefined;
}): string {
  const { moved, release } = result;
  const images = `the latest images are those of commit ${release?.commit.slice(0, 10)}`;
  return moved ? `rolled back: ${images} (release ${release?.number})` : `already so: ${images}`;
}

/** One line on a pulled image that is older than the newest release. */
export function newerReleaseLine(reference: string, release: ReportedRelease): string {
  const day = release.when.slice(0, 10);
  const changes = shortened(release.changes, 120);
  return `${reference} is older than release ${release.number} of ${day} (${changes}): make pull`;
}

/** `numpy 1.23.4 -> 1.23.5, and 3 more`; the texts may come from commit messages. */
function shortened(changes: readonly string[], width: number): string {
  const [first = '', ...rest] = changes;
  const more = rest.length > 0 ? `, and ${rest.length} more` : '';
  return shortLine(first, Math.max(width - more.length, 10)) + more;
}

/** A job's summary of a promotion or a roll back: the line, what changed, the images. */
export function releaseMarkdown(
  line: string,
  release: (ReportedRelease & { readonly digests: Readonly<Record<string, string>> }) | undefined,
): string {
  const changes = (release?.changes ?? []).map((change) => `- ${markdownProse(change)}`);
  const images = Object.entries(release?.digests ?? {}).map(
    ([variant, digest]) => `| ${markdownProse(variant)} | \`${digest}\` |`,
  );
  const table = images.length === 0 ? [] : ['| variant | digest |', '| --- | --- |', ...images];
  return `${[markdownProse(line), changes.join('\n'), table.join('\n')].filter(Boolean).join('\n\n')}\n`;
}

/** A job's summary of a published image. */
export function publishedMarkdown(image: {
  readonly reference: string;
  readonly digest: string;
  readonly size: number;
  readonly already: boolean;
}): string {
  const what = image.already ? 'Already published' : 'Published';
  return `${what}: \`${image.reference}\` (${formatBytes(image.size)}), \`${image.digest}\`\n`;
}

/** What pruning did, a line each. */
export function prunedLines(
  pruned: {
    readonly removed: readonly string[];
    readonly kept: readonly { readonly tag: string; readonly reason: string }[];
  },
  dryRun: boolean,
): string[] {
  const verb = dryRun ? 'would remove' : 'removed';
  return [
    ...pruned.kept.map(({ tag, reason }) => `kept ${tag}: ${reason}`),
    ...pruned.removed.map((tag) => `${verb} ${tag}`),
    `${verb} ${pruned.removed.length} of ${pruned.removed.length + pruned.kept.length} commit tags`,
  ];
}
