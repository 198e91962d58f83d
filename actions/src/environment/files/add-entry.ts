import { UserError } from '../../errors.ts';
import type { EnvironmentFile } from '../model.ts';
import { normalizeName } from '../requirement/names.ts';

/** A package that somebody asks for. */
export interface AskedPackage {
  readonly section: 'conda' | 'pip';
  readonly name: string;
  readonly version: string;
}

/** The package as an entry of an environment file. */
export function askedEntry({ section, name, version }: AskedPackage): string {
  return section === 'conda' ? `${name}=${version}` : `${name}==${version}`;
}

/**
 * The text of a file with one entry more, before the first of its section that comes after it by name.
 * Nothing else of the text changes.
 *
 * @throws UserError if the file has the package already, or no section for it.
 */
export function addEntry(file: EnvironmentFile, asked: AskedPackage): string {
  const wanted = normalizeName(asked.name);
  const there = [...file.conda, ...file.pip].find(({ name }) => normalizeName(name) === wanted);
  if (there !== undefined) {
    throw new UserError(`${file.file} has it already, on line ${there.place.line}: ${there.raw}`, {
      next: 'use what is there, or change the line in a pull request and say why',
    });
  }
  const section = file[asked.section];
  const last = section.at(-1);
  if (last === undefined) {
    throw new UserError(`${file.file} has no ${asked.section} entries to put it beside`, {
      next: 'add it in a pull request',
    });
  }
  const lines = file.text.split('\n');
  const after = section.find(({ name }) => normalizeName(name) > wanted);
  const at = after === undefined ? last.place.line : after.place.line - 1;
  const beside = lines[(after ?? last).place.line - 1] ?? '';
  const [indent = ''] = /^\s*-\s+/.exec(beside) ?? [];
  return lines.toSpliced(at, 0, `${indent}${askedEntry(asked)}`).join('\n');
}
