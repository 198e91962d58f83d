import { expect, it } from 'vitest';
import { root, type } from './support/machine.ts';

const LINE = 'scripts/vsc validate --no-solve --base HEAD --json 2>&1';
const usual = await type(LINE, root, { VSC_OSV_BASE: 'none' });

// Turkish has an i of its own, and no such locale may be installed; of time zones and homes any text is allowed.
it.each<[string, Record<string, string>]>([
  ['a Turkish locale', { LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' }],
  ['the plainest locale', { LANG: 'C', LC_ALL: 'POSIX' }],
  ['a time zone half a day ahead', { TZ: 'Pacific/Kiritimati' }],
  ['a time zone that is none', { TZ: 'Nowhere/At all' }],
  ['a home that nobody can write to', { HOME: '/proc/1', XDG_CACHE_HOME: '/proc/1' }],
  ['no home', { HOME: '' }],
])('says the same with %s', async (_what, env) => {
  expect(usual.output).toMatch(/^\{/);
  expect(await type(LINE, root, { VSC_OSV_BASE: 'none', ...env })).toEqual(usual);
});
