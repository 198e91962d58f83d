import { hostname, userInfo } from 'node:os';

/** Names that would tell who and where somebody is. */
export interface OwnNames {
  /** Absolute path of the home folder; '' if there is none. */
  readonly home: string;
  readonly user: string;
  readonly host: string;
}

/** Those of this process. */
export function ownNames(env: Readonly<Record<string, string | undefined>>): OwnNames {
  return { home: env['HOME'] ?? '', user: userName(), host: hostname() };
}

/** A user id without an entry in the list of users has no name, which Node throws for. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return '';
  }
}

/** Short or usual words are left: `root` says nothing, and a host called `a` would hit every word. */
const KEPT = /^(?:root|user|runner|localhost|.{0,2})$/;

/**
 * A text for a public place: the home folder is `~`, and names of the user and the machine, what stands
 * before the host of an address, hosts of addresses and IP addresses are replaced. Loopback stays.
 */
export function redacted(text: string, { home, user, host }: OwnNames): string {
  const named = [
    ...(home.length > 1 ? [[home, '~'] as const] : []),
    ...(KEPT.test(user) ? [] : [[user, 'USER'] as const]),
    ...(KEPT.test(host) ? [] : [[host, 'MACHINE'] as const]),
  ];
  const without = named.reduce((rest, [name, word]) => replaceWord(rest, name, word), text);
  return without
    .replaceAll(
      /\b((?:tcp|ssh|https?):\/\/)([^\s/?#]+)/g,
      (_, scheme: string, authority: string) =>
        isLoopbackAddress(authority) ? `${scheme}${authority}` : `${scheme}HOST`,
    )
    .replaceAll(/\b\d{1,3}(?:\.\d{1,3}){3}\b/g, (address) =>
      address.startsWith('127.') ? address : 'ADDRESS',
    );
}

/** Also without a login: what stands before an `@` may be a password. */
function isLoopbackAddress(authority: string): boolean {
  return /^(?:127(?:\.\d+){3}|localhost|\[::1\])(?::\d+)?$/.test(authority);
}

/** Not within a longer word: `~` for `/home/al` must leave `/home/alice`. */
function replaceWord(text: string, name: string, word: string): string {
  const literal = name.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
  return text.replaceAll(new RegExp(`(?<![\\w-])${literal}(?![\\w-])`, 'g'), word);
}
