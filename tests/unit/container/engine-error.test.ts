import Docker from 'dockerode';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Engine } from '../../../actions/src/container/connect.ts';
import { EngineError, withEngineErrors } from '../../../actions/src/container/engine-error.ts';
import { inspectImage } from '../../../actions/src/container/local-images.ts';
import { explainEngineError } from '../../../actions/src/container/problems.ts';

/** An engine that answers everything in one way. */
async function engine(answer: RequestListener): Promise<Docker> {
  const folder = mkdtempSync(path.join(tmpdir(), 'vsc-engine-'));
  const socketPath = path.join(folder, 'docker.sock');
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(socketPath, resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true });
  });
  return withEngineErrors(new Docker({ socketPath }));
}

const says = (status: number, message: string, headers = {}): RequestListener => {
  return (_, response) => response.writeHead(status, headers).end(JSON.stringify({ message }));
};

describe('a call of the engine', () => {
  it.each([
    [500, 'devmapper: Thin Pool is out', 3],
    [404, 'page not found', 3],
    [400, 'invalid - JSON', 1],
  ])('that is answered with %d ends in one line', async (statusCode, reason, exitCode) => {
    const docker = await engine(says(statusCode, reason));
    await expect(docker.listContainers()).rejects.toMatchObject({
      name: 'EngineError',
      message: `the container engine failed: ${reason} (HTTP ${statusCode})`,
      reason,
      statusCode,
      exitCode,
    });
  });

  it('that breaks off is the fault of the surroundings', async () => {
    const docker = await engine((request) => request.socket.destroy());
    await expect(docker.info()).rejects.toMatchObject({
      message: 'the container engine failed: socket hang up',
      exitCode: 3,
    });
  });

  it('that is redirected is not followed to where nobody answers', async () => {
    const docker = await engine(says(301, 'moved', { location: 'http://images.invalid/json' }));
    await expect(docker.listImages()).rejects.toMatchObject({
      message: 'the container engine failed: it redirects',
      exitCode: 3,
    });
  });
});

describe('inspectImage', () => {
  it.each(['', 'a//b', '../version', 'a/.', '/'])('refuses %j by itself', async (reference) => {
    const docker = await engine(says(500, 'unreached'));
    await expect(inspectImage({ docker } as Engine, reference)).rejects.toMatchObject({
      message: `"${reference}" is not a name of an image`,
      exitCode: 2,
    });
  });

  it.each(['A:B:C', 'ghcr.io/a/b:c..d', 'localhost:5000/.a/b'])(
    'leaves %j to the engine',
    async (reference) => {
      const invalid = await engine(says(400, 'invalid reference format'));
      await expect(inspectImage({ docker: invalid } as Engine, reference)).rejects.toMatchObject({
        message: `"${reference}" is not a name of an image`,
        exitCode: 2,
      });
      const missing = await engine(says(404, 'no such image'));
      expect(await inspectImage({ docker: missing } as Engine, reference)).toBeUndefined();
    },
  );
});

describe('explainEngineError', () => {
  it.each([
    ['No such image: x:y', 2, 'the engine has no image x:y'],
    ['could not select device driver "nvidia"', 3, 'cannot give this container a GPU'],
    [
      'invalid mount config: bind source path does not exist: /a',
      3,
      'cannot mount a folder: invalid',
    ],
    [
      'invalid mount config for type "bind": stat /home/a/data/test: permission denied',
      3,
      'may not enter a folder to mount: invalid',
    ],
    [
      'failed to create shim task: OCI runtime create failed: unable to retrieve OCI runtime error (open /run/a/log.json: no such file or directory): exec: "runc": executable file not found in $PATH: unknown',
      3,
      'can start no container: "runc": executable file not found in $PATH',
    ],
    [
      'default OCI runtime "crun" not found: invalid argument',
      3,
      'can start no container: default OCI runtime "crun" not found',
    ],
    ['exec: "run": executable file not found in $PATH', 2, 'the image x:y has no program "run"'],
    ['No command specified', 2, 'the image x:y has no program that it starts with'],
    ['error setting rlimit type 7', 3, 'too low a limit on open files'],
    ['write /var/lib/docker/x: no space left on device', 3, "the container engine's disk is full"],
  ])('knows "%s"', (reason, exitCode, message) => {
    const error = new EngineError(reason, { statusCode: 500 });
    expect(explainEngineError(error, 'x:y')).toMatchObject({
      exitCode,
      message: expect.stringContaining(message),
      cause: error,
    });
  });

  it('leaves others as they are', () => {
    const error = new EngineError('something new');
    expect(explainEngineError(error, 'x:y')).toBe(error);
  });
});
