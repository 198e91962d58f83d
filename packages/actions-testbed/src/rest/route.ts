import type { Store } from './store.ts';

/** A request after its token was checked. */
export interface Call {
  readonly store: Store;
  readonly user: string;
  /** Of the path, in the order of its placeholders. */
  readonly parameters: readonly string[];
  readonly url: URL;
  readonly body: Readonly<Record<string, unknown>>;
}

/** An operation that this server answers. */
export interface Route {
  readonly method: string;
  /** What is before the path, if the operation isn't the repository's: its owner's. */
  readonly root?: '/orgs/{org}' | '/users/{username}';
  /** After `/repos/{owner}/{repo}`, or the root, as GitHub's description writes it. */
  readonly path: string;
  /** What the token has to hold; several mean one of them. */
  readonly needs: readonly string[];
  /** `login` is reading that takes a token, although the repository is public. */
  readonly level: 'read' | 'login' | 'write';
  /** Of the answer. */
  readonly status: number;
  /** Name of the list in the answer, if it isn't the list itself. */
  readonly list?: string;
  /** A list is answered in pages; the answer of a 302 is where it leads. */
  readonly run: (call: Call) => unknown;
}

/** How GitHub's description names a route's operation. */
export function operationName({ method, root, path }: Route): string {
  return `${method} ${root ?? '/repos/{owner}/{repo}'}${path}`;
}

type Run = Route['run'];

/** An operation that reads; `list` names the list in its answer. */
export function read(path: string, needs: readonly string[], run: Run, list?: string): Route {
  const route = { method: 'GET', path, needs, level: 'read', run, status: 200 } as const;
  return { ...route, ...(list !== undefined && { list }) };
}

/** An operation that writes: its method and path, and the status of its answer. */
export function write(
  [method = '', path = '']: readonly string[],
  needs: readonly string[],
  run: Run,
  status = 200,
): Route {
  return { method, path, needs, level: 'write', run, status };
}

/** The values of a path's placeholders, or undefined if the path is another one. */
export function parametersOf(route: Route, path: string): string[] | undefined {
  const pattern = route.path
    .replaceAll('.', String.raw`\.`)
    // These have slashes in them.
    .replace(/\{(?:basehead|path|ref)\}/, '(.+)')
    .replaceAll(/\{\w+\}/g, '([^/]+)');
  return new RegExp(`^${pattern}$`).exec(path)?.slice(1);
}
