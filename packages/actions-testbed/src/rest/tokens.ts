import { randomUUID } from 'node:crypto';
import { anonymous, badCredentials, notAllowed } from './problem.ts';
import type { Route } from './route.ts';

/** Permissions by scope, such as `{ contents: 'read', pull_requests: 'write' }`. */
export type Permissions = Readonly<Record<string, string>>;

export interface Holder {
  readonly user: string;
  /** Undefined if there was no token. */
  readonly permissions: Permissions | undefined;
  /** When a personal access token expires, if it does. */
  readonly expires?: Date | undefined;
}

/** The tokens that were issued, and what they may do. */
export class Tokens {
  private readonly holders = new Map<string, Holder>();

  /** Scopes may have dashes instead of underscores, as workflows write them. */
  issue(permissions: Permissions, user: string, expires?: Date): string {
    const token = `ghs_${randomUUID().replaceAll('-', '')}`;
    const entries = Object.entries(permissions);
    const underscored = entries.map(([scope, level]) => [scope.replaceAll('-', '_'), level]);
    this.holders.set(token, {
      permissions: Object.fromEntries(underscored) as Permissions,
      user,
      expires,
    });
    return token;
  }

  /** The sender of an `Authorization` header. */
  holder(header = ''): Holder {
    if (header === '') return { user: '', permissions: undefined };
    const holder = this.holders.get(header.replace(/^(?:bearer|token) /i, ''));
    if (holder === undefined) throw badCredentials();
    return holder;
  }
}

/**
 * The header that GitHub's page "Getting started with the REST API" names for a token that expires, such as
 * `2026-12-01 09:30:00 UTC`.
 */
export function expirationHeader({ expires }: Holder): [string, string][] {
  if (expires === undefined) return [];
  const text = `${expires.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
  return [['github-authentication-token-expiration', text]];
}

/** Anybody may read a public repository, but a token gives only what it names. */
export function authorize({ needs, level }: Route, { permissions }: Holder): void {
  if (permissions === undefined) {
    if (level === 'read') return;
    throw anonymous();
  }
  // Every token may read metadata; write includes read.
  const levels = new Set(
    needs.map((scope) => (scope === 'metadata' ? 'read' : permissions[scope])),
  );
  if (levels.has('write') || (level !== 'write' && levels.has('read'))) return;
  throw notAllowed();
}
