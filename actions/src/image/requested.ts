import type { EnvironmentFile, Policy } from '../environment/model.ts';
import type { Place } from '../finding.ts';
import type { ImportRequest } from './contents/check-image.ts';
import type { BuildContext } from './context/context.ts';
import { type ContextFile, sourceAt } from './context/context-file.ts';
import { LITE_PIP, WHEELS_OF_DEBIAN } from './context/package-lists.ts';

type Context = Pick<BuildContext, 'sources' | 'packages' | 'environment'>;

/** A package that a line of a file asks for. */
export interface ListedPackage {
  readonly kind: 'apt' | 'conda' | 'pip';
  readonly name: string;
  readonly place: Place;
}

/** The packages that the tests of an image import, with the policy's exceptions on their modules. */
export function requestedPackages(
  context: Context,
  { images }: Pick<Policy, 'images'>,
): ImportRequest[] {
  const exceptions = new Map(images?.imports.map((each) => [each.package, each.modules]));
  // Beside conda, Debian's packages are not there to be imported; without it, there are none of conda.
  const absent = context.packages === 'debian' ? 'conda' : 'apt';
  return listedPackages(context)
    .filter(({ kind }) => kind !== absent)
    .map(({ kind, name }) => {
      const modules = exceptions.get(name);
      return modules === undefined ? { kind, name } : { kind, name, modules };
    });
}

/** The packages that somebody asked for by name, for a variant, and where. */
export function listedPackages({ sources, packages, environment }: Context): ListedPackage[] {
  const list = packages === 'debian' ? 'runtime/apt-lite.txt' : 'runtime/apt.txt';
  const debian = entriesOf(list, sources);
  return [
    ...debian.map(({ text, place }) => ({ kind: 'apt' as const, name: text, place })),
    ...(packages === 'debian' ? pipEntries(WHEELS_OF_DEBIAN, sources) : []),
    ...(environment === undefined
      ? pipEntries(LITE_PIP, sources)
      : environmentPackages(environment)),
  ];
}

function environmentPackages({ conda, pip }: EnvironmentFile): ListedPackage[] {
  return [
    ...conda.map(({ name, place }) => ({ kind: 'conda' as const, name, place })),
    ...pip.map(({ name, place }) => ({ kind: 'pip' as const, name, place })),
  ];
}

function pipEntries(list: string, sources: readonly ContextFile[]): ListedPackage[] {
  return entriesOf(list, sources).map(({ text, place }) => ({
    kind: 'pip',
    name: /^[A-Za-z0-9][\w.-]*/.exec(text)?.[0] ?? text,
    place,
  }));
}

/** The entries of a list: one a line, `#` starts a comment. */
function entriesOf(
  file: string,
  sources: readonly ContextFile[],
): { readonly text: string; readonly place: Place }[] {
  return sourceAt(file, sources)
    .bytes.toString()
    .split('\n')
    .flatMap((line, index) => {
      const text = line.replace(/#.*/, '').trim();
      if (text === '') return [];
      const column = line.indexOf(text) + 1;
      return [{ text, place: { file, line: index + 1, column, endColumn: column + text.length } }];
    });
}
