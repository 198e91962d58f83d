import { UserError } from '../../../errors.ts';

/**
 * Refuses what is not a version as Semantic Versioning writes a finished one: three numbers without
 * leading zeros.
 *
 * @throws UserError
 */
export function checkVersion(version: string): void {
  const number = String.raw`(?:0|[1-9]\d{0,5})`;
  if (new RegExp(`^${number}\\.${number}\\.${number}$`).test(version)) return;
  throw new UserError(`${JSON.stringify(version)} is not a version`, {
    next: 'give three numbers, such as 1.2.3',
  });
}

/** The tag that leads to the newest version of its major number: `v1`. */
export function rollingTag(version: string): string {
  return `v${version.split('.', 1)[0]}`;
}

/**
 * Whether none of the tags is of a newer version with the same major number. So a fix of an older
 * version does not take the rolling tag back.
 * @param tags such as `v1.2.3`; others are passed over
 */
export function isNewest(version: string, tags: readonly string[]): boolean {
  const same = tags.filter((tag) => tag.startsWith(`${rollingTag(version)}.`));
  return same.every((tag) => compareVersions(tag.slice(1), version) <= 0);
}

function compareVersions(one: string, other: string): number {
  return one.localeCompare(other, 'en', { numeric: true });
}

/**
 * What CHANGELOG.md says of a version: the text below its heading, `## 1.2.3` with or without a date
 * behind it, up to the next one. Links to files lead to `files`: the page of a release has no folder.
 *
 * @param files address of the repository's files, such as `https://github.com/owner/name/blob/v1.2.3`
 * @throws UserError if it says nothing.
 */
export function notesOf(changelog: string, version: string, files: string): string {
  const sections = changelog.split(/^## /m);
  const own = sections.find((section) => section.split(/\s/, 1)[0] === version);
  const notes = own?.split('\n').slice(1).join('\n').trim() ?? '';
  if (notes !== '') return notes.replaceAll(/\]\((?![a-z]+:|#)/g, `](${files}/`);
  throw new UserError(`CHANGELOG.md has no section for ${version}`, {
    next: `put what changed under a heading "## ${version}", and merge that first`,
  });
}
