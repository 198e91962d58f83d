import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Osv } from '../../../../actions/src/environment/facts/osv.ts';
import { type OsvRecord, osvRecord, serveOsv } from '../../../harness/packages/osv-server.ts';

const vector = (score: string) => ({ severity: [{ type: 'CVSS_V3', score }] });
const critical = vector('CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H');

async function served(records: readonly OsvRecord[], options?: Parameters<typeof serveOsv>[1]) {
  const server = await serveOsv(records, options);
  onTestFinished(() => server.close());
  return server;
}

function osvAt(osvUrl: string | undefined, cacheFolder?: string): Osv {
  const patience = { attempts: 2, firstDelayMs: 1, maxDelayMs: 50, idleMs: 200 };
  const signal = new AbortController().signal;
  return new Osv({ osvUrl, cacheFolder, deadlineMs: 10_000, signal, patience });
}

const asked = [
  { name: 'numpy', version: '1.23.4' },
  { name: 'einops', version: '0.6.0' },
];

describe('advisories', () => {
  it('are those of each version, in the order that was asked', async () => {
    const server = await served([
      osvRecord('PYSEC-2026-1', 'numpy', ['1.23.4'], critical),
      osvRecord('PYSEC-2026-2', 'numpy', ['1.0']),
    ]);
    const [numpy, einops] = await osvAt(server.url).advisories(asked);
    expect(numpy).toMatchObject({
      known: [{ ids: ['PYSEC-2026-1'], severity: 'critical', fixed: ['99.0'] }],
    });
    expect(einops).toEqual({ known: [] });
  });

  it('are asked for over all pages', async () => {
    const records = Array.from({ length: 7 }, (_, at) =>
      osvRecord(`PYSEC-2026-${at + 1}`, 'numpy', ['1.23.4']),
    );
    const server = await served(records, { pageSize: 3 });
    const [numpy] = await osvAt(server.url).advisories(asked);
    expect(numpy).toHaveProperty('known.length', 7);
    expect(server.requests.filter((each) => each.startsWith('POST'))).toHaveLength(3);
  });

  it('are read from the cache as long as their record does not change', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'osv-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const server = await served([osvRecord('PYSEC-2026-1', 'numpy', ['1.23.4'])]);
    const first = await osvAt(server.url, folder).advisories(asked);
    expect(await osvAt(server.url, folder).advisories(asked)).toEqual(first);
    expect(server.requests.filter((each) => each.startsWith('GET'))).toHaveLength(1);
  });

  it('are asked for again after 429, and at most eight at once', async () => {
    const records = Array.from({ length: 30 }, (_, at) =>
      osvRecord(`PYSEC-2026-${at + 1}`, 'numpy', ['1.23.4']),
    );
    const server = await served(records);
    server.fault = (_, count) =>
      count === 1 ? { status: 429, headers: { 'retry-after': '0' } } : undefined;
    const [numpy] = await osvAt(server.url).advisories(asked);
    expect(numpy).toHaveProperty('known.length', 30);
    expect(server.atOnce).toBeLessThanOrEqual(8);
  });

  it('are not asked for if the setting says none', async () => {
    expect(await osvAt(undefined).advisories(asked)).toEqual([
      { notAsked: 'the setting says none' },
      { notAsked: 'the setting says none' },
    ]);
  });

  it.each([
    ['is dead', { status: 503 }, /^127\.0\.0\.1:\d+: HTTP 503$/],
    ['has no such call', { status: 404 }, /HTTP 404/],
    ['forbids it', { status: 403 }, /HTTP 403/],
    ['hangs', 'hang' as const, /no answer within 0\.2 s/],
    ['asks for a long wait', { status: 429, headers: { 'retry-after': '900' } }, /wait 900 s/],
    ['has a page of something else', { status: 200, body: '<html>' }, /the file is damaged/],
    ['answers another question', { status: 200, body: '{"results":[]}' }, /answer each question/],
    ['answers with nonsense', { status: 200, body: 'null' }, /answer each question/],
    ['never ends', { status: 200, body: `[${' '.repeat(9 * 2 ** 20)}` }, /larger than 8\.0 MiB/],
  ])('are not asked for if the server %s', async (_, fault, why) => {
    const server = await served([]);
    server.fault = () => fault;
    const [numpy] = await osvAt(server.url).advisories(asked);
    expect(numpy).toEqual({ notAsked: expect.stringMatching(why) as string });
  });

  it('take nothing of a record that says something else', async () => {
    const server = await served([osvRecord('PYSEC-2026-1', 'numpy', ['1.23.4'])]);
    server.fault = (at) => (at.includes('vulns') ? { status: 200, body: '[1]' } : undefined);
    expect((await osvAt(server.url).advisories(asked))[0]).toEqual({ known: [] });
  });
});
