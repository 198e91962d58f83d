/**
 * What may differ without a say in how a request is checked: what runs in a container only, and what is
 * read by people only. All else may change the checks, files that are new at the root too: tools look for
 * settings there.
 */
const HARMLESS = [
  'LICENSE',
  'competition_data/',
  'docs/',
  'submission_quickstart/',
  'submission_src/',
];

/** Paths as a request's are listed here: `docs/` for all that is in a folder, save `environment/`. */
export function changedNames(paths: readonly string[]): string[] {
  const names = paths.map((path) =>
    path.startsWith('environment/') ? path : path.replace(/\/.*$/s, '/'),
  );
  return [...new Set(names)].toSorted();
}

/**
 * What a request changes of what checks it.
 *
 * @param changed files and folders (`docs/`) of the root, and those of `environment/`
 * @param requested files of `environment/` that are there to be changed by requests
 */
export function ownChecks(changed: readonly string[], requested: readonly string[]): string[] {
  const harmless = new Set([...HARMLESS, ...requested]);
  return changed.filter((file) => !harmless.has(file) && !file.endsWith('.md'));
}
