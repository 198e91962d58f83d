import type { EnvironmentFile } from '../model.ts';
import { normalizeName } from '../requirement/names.ts';

/** One entry that a change adds, removes or changes. */
export interface EntryChange {
  readonly section: 'conda' | 'pip';
  readonly kind: 'added' | 'removed' | 'changed';
  readonly name: string;
  /** The entry before and after, as written. */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** What differs between two states of a file, entry by entry; order and comments do not count. */
export function compareFiles(base: EnvironmentFile, head: EnvironmentFile): EntryChange[] {
  return (['conda', 'pip'] as const).flatMap((section) => {
    const before = byName(base[section]);
    const after = byName(head[section]);
    const names = [...new Set([...before.keys(), ...after.keys()])].toSorted();
    return names.flatMap((name): EntryChange[] => {
      const [old, now] = [before.get(name), after.get(name)];
      if (old === now) return [];
      let kind: EntryChange['kind'] = 'changed';
      if (old === undefined) kind = 'added';
      else if (now === undefined) kind = 'removed';
      return [{ section, kind, name, before: old, after: now }];
    });
  });
}

function byName(entries: readonly { name: string; raw: string }[]): Map<string, string> {
  return new Map(entries.map(({ name, raw }) => [normalizeName(name), raw]));
}
