import type { Store } from './store.ts';

/** A request whose token has been checked. */
export interface Call {
  readonly store: Store;
  readonly user: string;
  /** The values of the path's placeholders, in order. */
  readonly parameters: readonly string[];
  readonly url: URL;
  readonly body: Readonly<Record<string, unknown>>;
}

/** An operation that this server answers. */
export interface Route {
  readonly method: string;
  /** What precedes the path, if the operation is the owner's rather than the repository's. */
  readonly root?: '/orgs/{org}' | '/users/{username}';
  /** The path after `/repos/{owner}/{repo}` or after the root, as GitHub's description writes it. */
  readonly path: string;
  /** What the token must allow; if there are several, one of them is enough. */
  readonly needs: readonly string[];
  /** `login` means that reading takes a token, although the repository is public. */
  readonly level: 'read' | 'login' | 'write';
  /** The status of the answer. */
  readonly status: number;
  /** The name of the list in the answer, if the answer isn't the list itself. */
  readonly list?: string;
  /** A list is returned in pages; for a 302, the answer is the address to redirect to. */
  readonly run: (call: Call) => unknown;
}

/** The name of a route's operation in GitHub's description. */
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

/** The values of a path's placeholders, or undefined if it is a different path. */
export function parametersOf(route: Route, path: string): string[] | undefined {
  const pattern = route.path
    .replaceAll('.', String.raw`\.`)
    // These may contain slashes.
    .replace(/\{(?:basehead|path|ref)\}/, '(.+)')
    .replaceAll(/\{\w+\}/g, '([^/]+)');
  return new RegExp(`^${pattern}$`).exec(path)?.slice(1);
}
