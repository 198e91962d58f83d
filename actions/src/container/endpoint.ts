import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import type Docker from 'dockerode';
import { UserError } from '../errors.ts';

/** Where the engine listens: in words for people, and as dockerode's options. */
export interface Endpoint {
  readonly where: string;
  readonly options: Docker.DockerOptions;
}

type Env = Readonly<Record<string, string | undefined>>;

/**
 * The places to look for an engine, first to last. DOCKER_HOST is the only one where it is set;
 * otherwise the default socket, the one of a rootless engine and the one of Docker Desktop.
 *
 * @throws UserError where DOCKER_HOST cannot be read as an address.
 */
export function endpoints(env: Env): [Endpoint, ...Endpoint[]] {
  const host = env['DOCKER_HOST']?.trim();
  if (host !== undefined && host !== '') return [endpointOf(host, env)];
  if (process.platform === 'win32') return [socket('//./pipe/docker_engine')];
  const runtime = env['XDG_RUNTIME_DIR'];
  return [
    socket('/var/run/docker.sock'),
    ...(runtime === undefined ? [] : [socket(path.join(runtime, 'docker.sock'))]),
    socket(path.join(env['HOME'] ?? homedir(), '.docker/run/docker.sock')),
  ];
}

/** `host` stays undefined on purpose: docker-modem would take it from its own DOCKER_HOST. */
function socket(socketPath: string): Endpoint {
  return { where: `unix://${socketPath}`, options: { host: undefined, socketPath } };
}

function endpointOf(host: string, env: Env): Endpoint {
  const text = host.includes('://') ? host : `tcp://${host}`;
  if (!URL.canParse(text)) throw unreadable(host);
  const url = new URL(text);
  if (url.protocol === 'unix:' || url.protocol === 'npipe:') {
    return socket(text.slice(text.indexOf('://') + 3) || '/var/run/docker.sock');
  }
  if (url.hostname === '') throw unreadable(host);
  if (url.protocol === 'ssh:') {
    const sshOptions = env['SSH_AUTH_SOCK'] === undefined ? {} : { agent: env['SSH_AUTH_SOCK'] };
    const port = url.port || 22;
    return {
      where: host,
      options: {
        protocol: 'ssh',
        host: url.hostname,
        port,
        username: url.username,
        sshOptions,
      },
    };
  }
  if (!['tcp:', 'http:', 'https:'].includes(url.protocol)) throw unreadable(host);
  const tls = url.protocol === 'https:' || url.port === '2376' || env['DOCKER_TLS_VERIFY'] === '1';
  return {
    where: host,
    options: {
      protocol: tls ? 'https' : 'http',
      host: url.hostname,
      port: url.port || (tls ? 2376 : 2375),
      ...(tls ? certificates(env) : {}),
    },
  };
}

function certificates(env: Env): Pick<Docker.DockerOptions, 'ca' | 'cert' | 'key'> {
  const folder = env['DOCKER_CERT_PATH'];
  if (folder === undefined || folder === '') return {};
  const read = (name: string) => readFileSync(path.join(folder, name));
  try {
    return { ca: read('ca.pem'), cert: read('cert.pem'), key: read('key.pem') };
  } catch (error) {
    throw new UserError(`DOCKER_CERT_PATH=${folder}: no readable ca.pem, cert.pem and key.pem`, {
      next: 'point DOCKER_CERT_PATH to the folder of the client certificates, or unset it',
      cause: error,
    });
  }
}

function unreadable(host: string): UserError {
  return new UserError(`DOCKER_HOST=${host} is not an address of a container engine`, {
    next: 'use unix:///path, tcp://host:port or ssh://user@host, or unset DOCKER_HOST',
  });
}
