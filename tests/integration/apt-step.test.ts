import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { expect, inject, it, onTestFinished } from 'vitest';
import { connect } from '../../actions/src/container/connect.ts';
import { runContainer } from '../../actions/src/container/run.ts';
import { sourceArguments } from '../../actions/src/image/context/build-inputs.ts';
import { startProxy } from '../harness/http/forward-proxy.ts';
import { engineAddress } from '../harness/packages/package-index.ts';
import { temporaryRoot } from '../support/repositories/temporary-root.ts';

const STEPS = path.resolve(import.meta.dirname, '../../runtime/steps');

/**
 * A mirror with one package, made by Debian's own program, and the step with two sources: both of them at
 * Debian's own addresses, in the two forms that a sources file can have.
 */
const SCRIPT = `set -e
  mkdir -p /tmp/vscsmall/DEBIAN /tmp/vscsmall/usr/share/vscsmall
  printf 'Package: vscsmall\\nVersion: 1\\nArchitecture: all\\nMaintainer: A test <a@example.org>\\nDescription: small\\n' > /tmp/vscsmall/DEBIAN/control
  echo small > /tmp/vscsmall/usr/share/vscsmall/file
  cd /mirror
  dpkg-deb --build /tmp/vscsmall vscsmall.deb > /dev/null
  { dpkg-deb --field vscsmall.deb
    echo "Filename: ./vscsmall.deb"
    echo "Size: $(stat -c %s vscsmall.deb)"
    echo "SHA256: $(sha256sum vscsmall.deb | cut -d' ' -f1)"; } > Packages
  mkdir -p /etc/apt/sources.list.d
  rm -f /etc/apt/sources.list.d/*
  echo 'deb [trusted=yes] http://deb.debian.org/debian ./' > /etc/apt/sources.list
  printf 'Types: deb\\nURIs: http://deb.debian.org/debian-security\\nSuites: ./\\nTrusted: yes\\n' > /etc/apt/sources.list.d/debian.sources
  cat /etc/apt/sources.list /etc/apt/sources.list.d/* > /tmp/before
  echo vscsmall > /tmp/list
  sh /mnt/apt.sh /tmp/list > /tmp/log 2>&1 || { cat /tmp/log; exit 1; }
  cat /etc/apt/sources.list /etc/apt/sources.list.d/* | cmp - /tmp/before
  cat /usr/share/vscsmall/file`;

it('the apt step takes all from VSC_APT_MIRROR, through a proxy, and leaves no word of it', async () => {
  const engine = await connect(process.env);
  const { path: at } = await temporaryRoot();
  const host = await engineAddress(engine);
  const server = createServer((request, response) => {
    const file = createReadStream(at(path.basename(request.url ?? '')));
    file.on('error', () => response.writeHead(404).end()).pipe(response);
  });
  server.listen(0, host);
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const proxy = await startProxy({ 'mirror.invalid': `${host}:${port}` }, host);
  onTestFinished(() => proxy.close());
  let output = '';
  const { exitCode } = await runContainer(
    engine,
    {
      image: inject('liteImage'),
      command: ['sh', '-c', SCRIPT],
      mounts: [
        { source: STEPS, target: '/mnt', readOnly: true },
        { source: at('.'), target: '/mirror' },
      ],
      // As the build hands it to the step.
      env: {
        ...sourceArguments(
          { HTTP_PROXY: proxy.url, VSC_APT_MIRROR: 'http://mirror.invalid/of/' },
          undefined,
        ),
        SOURCE_DATE_EPOCH: '1669075200',
      },
      network: true,
      // What a step of a build may: apt downloads as a user of its own.
      capabilities: ['CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'SETGID', 'SETUID'],
    },
    {
      signal: new AbortController().signal,
      onOutput: (chunk) => void (output += Buffer.from(chunk).toString()),
    },
  );
  expect([exitCode, output]).toEqual([0, 'small\n']);
  expect(proxy.requests).toContain('http://mirror.invalid/of/debian/./vscsmall.deb');
  expect(proxy.requests.join('\n')).toContain('http://mirror.invalid/of/debian-security/./');
  expect(proxy.requests.filter((address) => !address.includes('//mirror.invalid/of/'))).toEqual([]);
});
