import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import type Docker from 'dockerode';
import { UserError } from '../errors.ts';
import { type DockerContext, dockerContext } from './docker-context.ts';

/** Where the engine listens: in words for people, and as dockerode's options. */
export interface Endpoint {
  readonly where: string;
  /** Why it is looked at: `DOCKER_HOST`, `the docker context other`, `the socket of podman`. */
  readonly why: string;
  readonly options: Docker.DockerOptions;
}

type Env = Readonly<Record<string, string | undefined>>;

/**
 * The places to look for an engine, first to last, as `docker` itself does: DOCKER_HOST alone if it is
 * set, else the docker context alone if one is chosen. Otherwise the default socket, then those of a
 * rootless engine, of Docker Desktop and of its like, and of podman.
 *
 * @throws UserError if what the user chose cannot be read as an address.
 */
export function endpoints(env: Env): [Endpoint, ...Endpoint[]] {
  const chosen = choice(env);
  return chosen === undefined ? usualSockets(env) : [endpointOf(chosen, env)];
}

/** What the user chose in place of the usual sockets, for messages; undefined if nothing. */
export function chosenEngine(env: Env): string | undefined {
  const chosen = choice(env);
  if (chosen === undefined) return undefined;
  const { chosenBy, host } = chosen;
  return chosenBy === 'DOCKER_HOST' ? `DOCKER_HOST=${host}` : `${chosenBy} (${host})`;
}

function choice(env: Env): DockerContext | undefined {
  const host = env['DOCKER_HOST']?.trim();
  if (!host) return dockerContext(env);
  return { host, chosenBy: 'DOCKER_HOST', certificates: env['DOCKER_CERT_PATH'] || undefined };
}

/** Each program's documented place: Docker's, then Desktop's for macOS and Linux, Colima's, ... */
function usualSockets(env: Env): [Endpoint, ...Endpoint[]] {
  if (process.platform === 'win32') return [socket('//./pipe/docker_engine', 'the default pipe')];
  const home = env['HOME'] || homedir();
  const runtime = env['XDG_RUNTIME_DIR'];
  const own = (name: string, why: string) =>
    runtime ? [socket(path.join(runtime, name), why)] : [];
  return [
    socket('/var/run/docker.sock', 'the default socket'),
    ...own('docker.sock', 'the socket of rootless Docker'),
    socket(path.join(home, '.docker/run/docker.sock'), 'the socket of Docker Desktop'),
    socket(path.join(home, '.docker/desktop/docker.sock'), 'the socket of Docker Desktop'),
    socket(path.join(home, '.colima/default/docker.sock'), 'the socket of Colima'),
    socket(path.join(home, '.orbstack/run/docker.sock'), 'the socket of OrbStack'),
    socket(path.join(home, '.rd/docker.sock'), 'the socket of Rancher Desktop'),
    socket('/run/podman/podman.sock', 'the socket of podman'),
    ...own('podman/podman.sock', 'the socket of rootless podman'),
  ];
}

/** `host` stays undefined on purpose: docker-modem would take it from its own DOCKER_HOST. */
function socket(socketPath: string, why: string): Endpoint {
  return { where: `unix://${socketPath}`, why, options: { host: undefined, socketPath } };
}

function endpointOf({ host, chosenBy: why, certificates }: DockerContext, env: Env): Endpoint {
  const text = host.includes('://') ? host : `tcp://${host}`;
  if (!URL.canParse(text)) throw unreadable(host, why);
  const url = new URL(text);
  const local = text.slice(text.indexOf('://') + 3);
  if (url.protocol === 'unix:') return socket(local || '/var/run/docker.sock', why);
  if (url.protocol === 'npipe:' && process.platform === 'win32') {
    return socket(local || '//./pipe/docker_engine', why);
  }
  if (url.hostname === '') throw unreadable(host, why);
  if (url.protocol === 'ssh:') return { where: host, why, options: overSsh(url, env) };
  if (!['tcp:', 'http:', 'https:'].includes(url.protocol)) throw unreadable(host, why);
  const tls = usesTls(url, certificates, why, env);
  return {
    where: host,
    why,
    options: {
      protocol: tls ? 'https' : 'http',
      host: url.hostname,
      port: url.port || (tls ? 2376 : 2375),
      ...(tls && certificates !== undefined ? pems(certificates) : {}),
    },
  };
}

/** As docker does: a context with certificates wants TLS; DOCKER_HOST wants it by other signs. */
function usesTls({ protocol, port }: URL, certificates: string | undefined, why: string, env: Env) {
  if (protocol === 'https:' || port === '2376') return true;
  return why === 'DOCKER_HOST' ? env['DOCKER_TLS_VERIFY'] === '1' : certificates !== undefined;
}

function overSsh(url: URL, env: Env): Docker.DockerOptions {
  const agent = env['SSH_AUTH_SOCK'];
  return {
    protocol: 'ssh',
    host: url.hostname,
    port: url.port || 22,
    username: url.username,
    sshOptions: agent === undefined ? {} : { agent },
  };
}

function pems(folder: string): Pick<Docker.DockerOptions, 'ca' | 'cert' | 'key'> {
  const read = (name: string) => readFileSync(path.join(folder, name));
  try {
    return { ca: read('ca.pem'), cert: read('cert.pem'), key: read('key.pem') };
  } catch (error) {
    throw new UserError(`${folder} has no readable ca.pem, cert.pem and key.pem`, {
      next: 'put the client certificates there, or point DOCKER_CERT_PATH to their folder',
      cause: error,
    });
  }
}

function unreadable(host: string, why: string): UserError {
  const setting = why === 'DOCKER_HOST' ? `DOCKER_HOST=${host}` : `${why}: ${host}`;
  return new UserError(`${setting} is not an address of a container engine`, {
    next: why.startsWith('the ')
      ? 'docker context use another one (docker context ls), or set DOCKER_HOST'
      : `use unix:///path, tcp://host:port or ssh://user@host, or unset ${why.split('=')[0]}`,
  });
}
