import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dockerContext } from '../../../actions/src/container/docker-context.ts';
import { chosenEngine, endpoints } from '../../../actions/src/container/endpoint.ts';
import { hasDocker, typeDocker } from '../../support/programs/docker.ts';

let home = '';
beforeEach(() => void (home = mkdtempSync(path.join(tmpdir(), 'vsc-context-'))));
afterEach(() => rmSync(home, { recursive: true }));

const config = () => path.join(home, '.docker');

function docker(...args: string[]): void {
  typeDocker(home, 'context', ...args);
}

describe.runIf(hasDocker())('a docker context', () => {
  it('is used if DOCKER_CONTEXT names it, and reported as the reason', () => {
    docker('create', 'other', '--docker', 'host=unix:///run/other.sock');
    const env = { HOME: home, DOCKER_CONTEXT: 'other' };
    expect(endpoints(env)).toMatchObject([
      { where: 'unix:///run/other.sock', why: 'DOCKER_CONTEXT=other' },
    ]);
    expect(chosenEngine(env)).toBe('DOCKER_CONTEXT=other (unix:///run/other.sock)');
  });

  it('is used after docker context use, in the same order as docker has it', () => {
    docker('create', 'other', '--docker', 'host=unix:///run/other.sock');
    docker('create', 'third', '--docker', 'host=unix:///run/third.sock');
    docker('use', 'other');
    // And no other engine where that one does not answer.
    expect(endpoints({ HOME: home }).map(({ where }) => where)).toEqual(['unix:///run/other.sock']);
    expect(endpoints({ HOME: home, DOCKER_CONTEXT: '' })[0].why).toBe('the docker context other');
    expect(endpoints({ HOME: home, DOCKER_CONTEXT: 'third' })[0].where).toContain('third');
    const host = 'unix:///run/host.sock';
    expect(endpoints({ HOME: home, DOCKER_CONTEXT: 'third', DOCKER_HOST: host })).toMatchObject([
      { where: host, why: 'DOCKER_HOST' },
    ]);
    docker('use', 'default');
    expect(endpoints({ HOME: home })[0].where).toBe('unix:///var/run/docker.sock');
  });

  it('brings its own certificates, and TLS with them', () => {
    const [certificate, key] = ['certificate.pem', 'key.pem'].map((name) => path.join(home, name));
    const request = 'req -x509 -newkey ed25519 -nodes -days 1 -subj /CN=engine'.split(' ');
    execFileSync('openssl', [...request, '-keyout', `${key}`, '-out', `${certificate}`], {
      stdio: 'ignore',
    });
    const tls = `ca=${certificate},cert=${certificate},key=${key}`;
    docker('create', 'far', '--docker', `host=tcp://far:4243,${tls}`);
    const [{ options }] = endpoints({ HOME: home, DOCKER_CONTEXT: 'far' });
    const text = readFileSync(`${certificate}`);
    const wanted = { ca: text, cert: text, key: readFileSync(`${key}`) };
    expect(options).toEqual({ protocol: 'https', host: 'far', port: '4243', ...wanted });
  });

  it('is found in the folder that DOCKER_CONFIG names', () => {
    docker('create', 'other', '--docker', 'host=unix:///run/other.sock');
    expect(dockerContext({ DOCKER_CONFIG: config(), DOCKER_CONTEXT: 'other' })?.host).toBe(
      'unix:///run/other.sock',
    );
  });
});

function configured(text: string): void {
  mkdirSync(config(), { recursive: true });
  writeFileSync(path.join(config(), 'config.json'), text);
}

describe('a context that cannot be used', () => {
  it.each([
    [{ DOCKER_CONTEXT: 'gone' }, 'DOCKER_CONTEXT=gone: docker has no such context', 'unset'],
    [{ DOCKER_CONTEXT: '../../x' }, 'DOCKER_CONTEXT=../../x: docker has no such', 'context ls'],
  ])('%j is refused with the way out', (env, message, next) => {
    expect(() => dockerContext({ HOME: home, ...env })).toThrow(
      expect.objectContaining({
        message: expect.stringContaining(message),
        next: expect.stringContaining(next),
      }),
    );
  });

  it('that docker context use chose, and is gone, says how to choose another', () => {
    configured('{"currentContext":"gone"}');
    expect(() => dockerContext({ HOME: home })).toThrow(
      expect.objectContaining({ next: expect.stringContaining('docker context use default') }),
    );
  });

  it.each(['{', '[]', 'null', '"text"'])('a config.json of %s is one line', (text) => {
    configured(text);
    expect(() => dockerContext({ HOME: home })).toThrow('config.json is not a JSON object');
  });

  it('is none without settings of docker', () => {
    expect(dockerContext({ HOME: home })).toBeUndefined();
    expect(chosenEngine({ HOME: home })).toBeUndefined();
  });
});
