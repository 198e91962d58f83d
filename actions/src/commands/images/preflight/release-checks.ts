import { competitionOf } from '../../../environment/settings/competition.ts';
import { tokenEnd } from '../../../github/token-end.ts';
import type { Diagnosis } from '../../../machine/facts.ts';
import type { Ports } from '../../../ports.ts';
import { certificateEnd } from '../../../registry/client/certificate-end.ts';
import type { Registry } from '../../../registry/client/client.ts';
import { readIntent } from '../../../registry/ledger/intent.ts';
import { type LedgerHead, readHead, type Release } from '../../../registry/ledger/ledger.ts';
import type { MoveContext } from '../../../registry/promotion/move.ts';
import {
  GITHUB_REGISTRY,
  latestTag,
  type RegistrySettings,
} from '../../../registry/client/settings.ts';
import { isLoopback } from '../../../registry/client/transport.ts';
import { shortLine } from '../../../untrusted-text.ts';
import { ledgerContext } from '../promotion/context.ts';
import { verifyReleases } from '../releases/verify-releases.ts';
import { look } from './look.ts';

/** How long a roll back may be held before somebody is reminded, if competition.yml says nothing. */
const HOLD_DAYS = 14;
/** How long before its end somebody is reminded of a certificate or a token. */
const ENDS_IN_DAYS = 14;

const DAY_MS = 86_400_000;

type Found = Pick<Diagnosis, 'state' | 'found' | 'next'>;

/** What of the releases goes wrong while nobody touches a line. Nothing is written. */
export async function releaseChecks(
  settings: RegistrySettings,
  ports: Ports,
): Promise<Diagnosis[]> {
  if (settings.registry === '') {
    return [{ name: 'releases', wanted: '', state: 'ok', found: 'no image registry is set' }];
  }
  const { releases } = await competitionOf(ports.root);
  const days = releases?.hold_days ?? HOLD_DAYS;
  const more = `more than ${ENDS_IN_DAYS} days to go`;
  const opened = ledgerContext(ports);
  const head = opened.then(async ({ registry }) => readHead(registry));
  return Promise.all([
    look('hold', `none for more than ${days} days`, async () => hold(days, await head)),
    look('ledger', 'what the registry holds', async () => ledger(await opened, head)),
    look('certificate', more, () => certificate(settings, ports)),
    look('token', more, () => tokenFound(settings, ports)),
  ]);
}

function hold(days: number, head: LedgerHead | undefined): Found {
  if (head?.value.kind !== 'rollback') return { state: 'ok', found: 'none' };
  const { number, when, by = 'somebody', reason = 'no reason was given' } = head.value;
  const held = Math.floor((Date.now() - Date.parse(when)) / DAY_MS);
  const found = `release ${number} is held by ${shortLine(by, 100)} since ${when.slice(0, 10)}: ${shortLine(reason, 200)}`;
  if (held <= days) return { state: 'ok', found };
  const next =
    'fix the cause and lift it (npx vsc lift-hold --reason WHY, or lift-hold.yml); updates wait for it, security ones too';
  return { state: 'bad', found, next };
}

/** @param head one that can't be read is among the faults of the ledger */
async function ledger(context: MoveContext, head: Promise<LedgerHead | undefined>): Promise<Found> {
  const { registry } = context;
  if ((await readIntent(registry))?.value.state === 'moving') {
    const found = 'a promotion is under way, or was killed';
    return { state: 'note', found, next: 'look again: the next promotion tidies up first' };
  }
  // Before all else is verified, which takes its time: another promotion may come meanwhile.
  const moved = await movedTags(registry, (await head.catch(() => undefined))?.value);
  const { releases, faults } = await verifyReleases(false, context);
  const [first, ...others] = faults.length > 0 ? faults : moved;
  if (first === undefined) return { state: 'ok', found: `${releases} releases, all whole` };
  const rest = others.length === 0 ? '' : `, and ${others.length} more`;
  return { state: 'bad', found: `${first}${rest}`, next: 'npx vsc releases verify --repair' };
}

/** The latest tags that are of another image than the newest release's, a sentence each. */
async function movedTags(registry: Registry, newest: Release | undefined): Promise<string[]> {
  const moved: string[] = [];
  for (const [variant, digest] of Object.entries(newest?.digests ?? {})) {
    const tag = latestTag(variant);
    if ((await registry.resolve(tag)) === digest) continue;
    moved.push(`the tag ${tag} is not the image of release ${newest?.number}`);
  }
  return moved;
}

async function certificate({ registry }: RegistrySettings, { signal }: Ports): Promise<Found> {
  if (isLoopback(registry)) return { state: 'ok', found: 'none: plain HTTP on this machine' };
  const end = await certificateEnd(registry, signal);
  return ending(end, `renew the certificate of ${registry}`);
}

/** Of all that logs in, only GitHub says when a token of its own ends. */
export async function tokenFound(
  { registry, login }: Pick<RegistrySettings, 'registry' | 'login'>,
  { env }: Pick<Ports, 'env'>,
): Promise<Found> {
  if (login !== 'password') return { state: 'ok', found: `login: ${login} keeps none` };
  const { VSC_REGISTRY_PASSWORD: secret, GITHUB_REPOSITORY: repository } = env;
  if (registry !== GITHUB_REGISTRY || !secret || !repository) {
    return { state: 'ok', found: 'the registry does not say when this password expires' };
  }
  const end = await tokenEnd({ ...env, GITHUB_TOKEN: secret });
  if (end === undefined) return { state: 'ok', found: 'it does not expire' };
  return ending(end, 'make another token, and put it into VSC_REGISTRY_PASSWORD');
}

function ending(end: Date, next: string): Found {
  const left = Math.floor((end.getTime() - Date.now()) / DAY_MS);
  const on = end.toISOString().slice(0, 10);
  if (left < 0) return { state: 'bad', found: `it ended on ${on}`, next };
  return { state: left < ENDS_IN_DAYS ? 'bad' : 'ok', found: `it ends on ${on}`, next };
}
