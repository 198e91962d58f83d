import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { connect } from '../../actions/src/container/connect.ts';
import { inspectImage } from '../../actions/src/container/local-images.ts';
import { pushImage } from '../../actions/src/image/transfer/push.ts';
import { canStartEngine, startEngine } from '../harness/engines/private-engine.ts';
import { startProxy } from '../harness/http/forward-proxy.ts';
import { certificateOfOwnAuthority } from '../harness/http/own-authority.ts';
import { startRegistry } from '../harness/registry/registry.ts';
import { noise, tinyImage } from '../harness/registry/tiny-images.ts';
import { temporaryRoot } from '../support/repositories/temporary-root.ts';
import { isSoak } from '../support/soak.ts';
import { root, type } from '../machine/support/machine.ts';

const RELAY = path.resolve(import.meta.dirname, '../harness/http/relay.ts');
/** In the engine's own network, where nobody else has a port. */
const PORT = '3128';

it.runIf(isSoak() && canStartEngine())(
  'make pull goes through the proxy of an engine whose network has no other way out',
  async () => {
    const { authority, tls } = await certificateOfOwnAuthority('DNS:registry.test');
    const plain = await startRegistry();
    onTestFinished(() => plain.close());
    const machine = await connect(process.env);
    const tag = `pull-through-proxy-${randomUUID()}:local`;
    const id = await tinyImage(machine, tag, [['file', noise(1000)]]);
    onTestFinished(() => machine.docker.getImage(tag).remove({ force: true }));
    await pushImage(machine, id, `${plain.host}/team/runtime:cpu-latest`, {
      signal: new AbortController().signal,
      retry: { attempts: 1, firstDelayMs: 0, maxDelayMs: 0 },
    });
    const server = await startRegistry({ tls, content: plain.content });
    onTestFinished(() => server.close());

    const { path: at, write } = await temporaryRoot();
    // A name that the proxy alone knows.
    const registry = `registry.test:${server.host.split(':')[1]}`;
    const proxy = await startProxy({ [registry]: server.host }, at('proxy'));
    onTestFinished(() => proxy.close());
    await write({ [`docker/certs.d/${registry}/ca.crt`]: await readFile(authority) });
    const address = `http://127.0.0.1:${PORT}`;
    const engine = await startEngine({
      beside: [process.execPath, RELAY, PORT, proxy.url],
      env: { HTTP_PROXY: address, HTTPS_PROXY: address, NO_PROXY: '' },
      settings: at('docker'),
    });
    onTestFinished(() => engine.close());
    const [program = '', ...args] = engine.enter([
      'ip',
      'route',
      'show',
      'table',
      'all',
      'default',
    ]);
    expect(execFileSync(program, args).toString()).toBe('');

    const { exitCode, output } = await type('make pull CPU_OR_GPU=cpu', root, {
      DOCKER_HOST: engine.host,
      VSC_REGISTRY: registry,
      VSC_REPOSITORY: 'team/runtime',
    });
    expect(output).toContain(`${registry}/team/runtime:cpu-latest`);
    expect(exitCode, output).toBe(0);
    expect(await inspectImage(engine.engine, id)).toMatchObject({ Id: id });
    expect(new Set(proxy.requests)).toEqual(new Set([`CONNECT ${registry}`]));
  },
);
