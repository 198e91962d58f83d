import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { messageOf, UserError } from '../../../errors.ts';

/** The rules of the main branch, as the API of GitHub takes them: docs/start/maintainers.md says how. */
export const RULESET_FILE = '.github/ruleset.json';

/** As far as it is read here. */
interface Ruleset {
  readonly rules?: readonly {
    readonly type?: unknown;
    readonly parameters?: { readonly required_status_checks?: readonly { context?: unknown }[] };
  }[];
}

/**
 * The checks that the repository's own file of rules requires; undefined if it has no such file, and what is wrong
 * if it cannot be read as one.
 */
export async function checksOfRuleset(root: string): Promise<string[] | UserError | undefined> {
  try {
    const { rules } = JSON.parse(await readFile(path.join(root, RULESET_FILE), 'utf8')) as Ruleset;
    if (!Array.isArray(rules)) throw new Error('it has no list of rules');
    const all = rules as NonNullable<Ruleset['rules']>;
    return all
      .filter(({ type }) => type === 'required_status_checks')
      .flatMap(({ parameters }) => parameters?.required_status_checks ?? [])
      .map(({ context }) => String(context));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    return new UserError(`${RULESET_FILE} cannot be read: ${messageOf(error)}`, {
      next: 'restore the file from the main branch',
      cause: error,
    });
  }
}
