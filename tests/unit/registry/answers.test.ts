import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Registry } from '../../../actions/src/registry/client/client.ts';
import { readHead } from '../../../actions/src/registry/ledger/ledger.ts';

/** A client of a server that gives every request the same answer, and is asked once. */
async function registry(status: number, body: string): Promise<Registry> {
  const server = createServer((_, response) => response.writeHead(status).end(body));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return client(`127.0.0.1:${port}`);
}

function client(host: string, attempts = 1): Registry {
  const retry = { attempts, firstDelayMs: 0, maxDelayMs: 0 };
  return new Registry({ host, repository: 'a/b', signal: new AbortController().signal, retry });
}

describe('a registry', () => {
  it.each([
    [200, '<html>log in to the WLAN</html>', 3, 'does not answer as a registry does'],
    [400, 'nonsense\u001b[2J', 3, 'refuses GET /v2/a/b/tags/list: status 400: nonsense<U+001B>[2J'],
    [503, '', 3, 'tags/list: status 503'],
    [401, '', 2, 'asks for a login'],
    [403, '', 2, 'does not allow GET'],
  ])('that answers %d %j: exit code %d', async (status, body, exitCode, message) => {
    const asked = (await registry(status, body)).tags();
    await expect(asked).rejects.toMatchObject({
      exitCode,
      message: expect.stringContaining(message),
    });
  });

  it.each([
    [408, 2],
    [429, 2],
    [500, 2],
    [503, 2],
    [400, 1],
    [404, 1],
  ])('that answers %d is asked %d times', async (status, times) => {
    let asked = 0;
    const server = createServer((_, response) => {
      asked += 1;
      response.writeHead(status).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    await client(`127.0.0.1:${port}`, 2)
      .manifest('latest')
      .catch(() => undefined);
    expect(asked).toBe(times);
  });

  it('that has lost an image says so, and what to do', async () => {
    const digest = `sha256:${'0'.repeat(64)}`;
    await expect((await registry(404, '')).manifestOf(digest)).rejects.toMatchObject({
      exitCode: 3,
      message: `a/b has no ${digest}`,
    });
  });

  it('that is not there is the fault of the surroundings', async () => {
    await expect(client('127.0.0.1:1').tags()).rejects.toMatchObject({ exitCode: 3 });
    await expect(client('no-such-host.invalid').tags()).rejects.toMatchObject({ exitCode: 3 });
  });
});

/** The part of a manifest that a record is read from. */
const record = (text: string) => ({ annotations: { 'org.drivendata.vsc.record': text } });

describe('an entry of the release ledger', () => {
  const newer = { artifactType: 'application/vnd.drivendata.vsc.release.v2+json' };
  const NEWER = 'the release ledger holds an entry of a newer version';
  const UNREADABLE = 'the release ledger holds an entry that this version cannot read';

  it.each([
    ['of a newer form without annotations', newer, NEWER],
    ['of a newer form whose text is elsewhere', { ...newer, annotations: {} }, NEWER],
    ['without annotations', {}, UNREADABLE],
    ['with a text that is not JSON', record('{'), UNREADABLE],
    ['with another value', record('[]'), UNREADABLE],
    ['that is no manifest', null, UNREADABLE],
  ])('%s is refused', async (_, manifest, message) => {
    const stored = await registry(200, JSON.stringify(manifest));
    await expect(readHead(stored)).rejects.toMatchObject({ exitCode: 3, message });
  });
});
