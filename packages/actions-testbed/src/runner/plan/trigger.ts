/** What GitHub knows about an event when it decides whether a workflow runs. */
export interface TriggerEvent {
  /** Such as `push` or `pull_request`. */
  readonly name: string;
  /** The activity type, such as `opened`; not every event has one. */
  readonly action?: string;
  /** The branch that was pushed to, or the pull request's base. */
  readonly branch?: string;
  /** For a `workflow_run`, the name of the workflow that ended. */
  readonly workflow?: string;
  /** The paths that changed. */
  readonly paths?: readonly string[];
}

/** The types that start a workflow that names none. */
const USUAL_TYPES: Readonly<Record<string, readonly string[]>> = {
  pull_request: ['opened', 'synchronize', 'reopened'],
};

/** Whether the `on:` of a workflow lets an event start it. */
export function starts(on: unknown, event: TriggerEvent): boolean {
  const filters = filtersOf(on, event.name);
  if (filters === undefined) return false;
  const types = filters['types'] ?? USUAL_TYPES[event.name];
  if (event.action !== undefined && types !== undefined && !types.includes(event.action)) {
    return false;
  }
  if (event.workflow !== undefined && filters['workflows']?.includes(event.workflow) !== true) {
    return false;
  }
  return (
    passes(filters['branches'], filters['branches-ignore'], [event.branch ?? '']) &&
    (event.paths === undefined ||
      passes(filters['paths'], filters['paths-ignore'], event.paths, true))
  );
}

function filtersOf(on: unknown, name: string): Record<string, string[] | undefined> | undefined {
  if (typeof on === 'string') return on === name ? {} : undefined;
  if (Array.isArray(on)) return on.includes(name) ? {} : undefined;
  if (typeof on !== 'object' || on === null || !Object.hasOwn(on, name)) return undefined;
  return (on as Record<string, Record<string, string[]> | null>)[name] ?? {};
}

function passes(
  wanted: readonly string[] | undefined,
  ignored: readonly string[] | undefined,
  values: readonly string[],
  many = false,
): boolean {
  if (wanted !== undefined) return values.some((value) => selected(wanted, value));
  if (ignored === undefined) return true;
  // A change without paths, such as an empty commit, is not ignored.
  if (many && values.length === 0) return true;
  return values.some((value) => !selected(ignored, value));
}

/** The last pattern that matches decides; `!` excludes. */
function selected(patterns: readonly string[], value: string): boolean {
  return patterns.reduce((chosen, pattern) => {
    const negative = pattern.startsWith('!');
    return matches(negative ? pattern.slice(1) : pattern, value) ? !negative : chosen;
  }, false);
}

/** GitHub's filter patterns: `*` stops at a slash, `**` does not; `?` and `+` repeat the character before them. */
export function matches(pattern: string, value: string): boolean {
  const source = pattern
    .replace(/[.^$(){}|\\]/g, String.raw`\$&`)
    .replaceAll('**/', '\u0001')
    .replaceAll('**', '\u0002')
    .replaceAll('*', '[^/]*')
    .replaceAll('\u0001', '(?:.*/)?')
    .replaceAll('\u0002', '.*');
  return new RegExp(`^${source}$`, 's').test(value);
}
