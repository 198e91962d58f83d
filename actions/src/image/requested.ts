import type { Policy } from '../environment/model.ts';
import { UserError } from '../errors.ts';
import type { ImportRequest } from './check-image.ts';
import type { BuildContext, ContextFile } from './context.ts';
import { readEnvironmentSource } from './package-lists.ts';
import type { Variant } from './variant.ts';

/** The packages that somebody asked for by name, with the policy's exceptions on their modules. */
export function requestedPackages(
  variant: Variant,
  { sources, stage }: Pick<BuildContext, 'sources' | 'stage'>,
  { images }: Pick<Policy, 'images'>,
): ImportRequest[] {
  const exceptions = new Map(images?.imports.map((each) => [each.package, each.modules]));
  const wanted = [
    ...(stage === 'lite' ? debianNames(sources) : []),
    ...(variant === 'lite' ? litePipNames(sources) : environmentNames(variant, sources)),
  ];
  return wanted
    .filter(({ kind }) => kind !== 'conda' || stage !== 'lite')
    .map(({ kind, name }) => {
      const modules = exceptions.get(name);
      return modules === undefined ? { kind, name } : { kind, name, modules };
    });
}

function environmentNames(
  variant: Exclude<Variant, 'lite'>,
  sources: readonly ContextFile[],
): ImportRequest[] {
  const { conda, pip } = readEnvironmentSource(variant, sources);
  return [
    ...conda.map(({ name }) => ({ kind: 'conda' as const, name })),
    ...pip.map(({ name }) => ({ kind: 'pip' as const, name })),
  ];
}

function debianNames(sources: readonly ContextFile[]): ImportRequest[] {
  return linesOf('runtime/apt-lite.txt', sources).map((name) => ({ kind: 'apt', name }));
}

function litePipNames(sources: readonly ContextFile[]): ImportRequest[] {
  return linesOf('runtime/pip-lite.txt', sources).map((line) => ({
    kind: 'pip',
    name: /^[A-Za-z0-9][\w.-]*/.exec(line)?.[0] ?? line,
  }));
}

/** The entries of a list: one a line, `#` starts a comment. */
function linesOf(path: string, sources: readonly ContextFile[]): string[] {
  const found = sources.find((file) => file.path === path);
  if (found === undefined) {
    throw new UserError(`${path} is missing`, { next: `restore it: git checkout -- ${path}` });
  }
  const lines = found.bytes.toString().split('\n');
  return lines.map((line) => line.replace(/#.*/, '').trim()).filter((line) => line !== '');
}
