import { randomUUID } from 'node:crypto';
import { anonymous, badCredentials, notAllowed } from './problem.ts';
import type { Route } from './route.ts';

/** Permissions by scope, such as `{ contents: 'read', pull_requests: 'write' }`. */
export type Permissions = Readonly<Record<string, string>>;

export interface Holder {
  readonly user: string;
  /** Undefined without a token. */
  readonly permissions: Permissions | undefined;
}

/** The tokens that were given, and what they may do. */
export class Tokens {
  private readonly holders = new Map<string, Holder>();

  /** Dashes in the scopes are read as underscores, as workflows write them. */
  issue(permissions: Permissions, user: string): string {
    const token = `ghs_${randomUUID().replaceAll('-', '')}`;
    const entries = Object.entries(permissions);
    const underscored = entries.map(([scope, level]) => [scope.replaceAll('-', '_'), level]);
    this.holders.set(token, { permissions: Object.fromEntries(underscored) as Permissions, user });
    return token;
  }

  /** Who sent an `Authorization` header. */
  holder(header = ''): Holder {
    if (header === '') return { user: '', permissions: undefined };
    const holder = this.holders.get(header.replace(/^(?:bearer|token) /i, ''));
    if (holder === undefined) throw badCredentials();
    return holder;
  }
}

/** The repository is public: everybody may read, and a token only what it names. */
export function authorize({ needs, level }: Route, { permissions }: Holder): void {
  if (permissions === undefined) {
    if (level === 'read') return;
    throw anonymous();
  }
  // Every token may read metadata; write means read as well.
  const levels = new Set(
    needs.map((scope) => (scope === 'metadata' ? 'read' : permissions[scope])),
  );
  if (levels.has('write') || (level !== 'write' && levels.has('read'))) return;
  throw notAllowed();
}
