import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** The paths that a fetch requests, below the address of a repository. */
const SERVICE = /^\/([^/]+\/[^/]+?)(?:\.git)?(\/info\/refs|\/git-upload-pack)$/;

/** `owner/name` and the rest of the path, if it is one of git's paths; undefined for any other. */
export function gitPath(path: string): { repository: string; service: string } | undefined {
  const [, repository, service] = SERVICE.exec(path) ?? [];
  return repository === undefined || service === undefined ? undefined : { repository, service };
}

/** The variables that make git look at another address for what it would fetch from GitHub. */
export function gitVariables(url: string): Readonly<Record<string, string>> {
  return {
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: `url.${url}/.insteadOf`,
    GIT_CONFIG_VALUE_0: 'https://github.com/',
  };
}

/** The password of a Basic login, as git sends it; undefined if there is none. */
export function passwordOf(header = ''): string | undefined {
  const [, encoded] = /^basic (.+)$/i.exec(header) ?? [];
  if (encoded === undefined) return undefined;
  const pair = Buffer.from(encoded, 'base64').toString();
  return pair.slice(pair.indexOf(':') + 1);
}

/**
 * Answers a fetch with git's own CGI program (`git help http-backend`), for reading only. As on GitHub,
 * any existing commit can be fetched by its id. Returns the status.
 */
export async function serveGit(
  folder: string,
  { request, url, service }: { request: IncomingMessage; url: URL; service: string },
  response: ServerResponse,
): Promise<number> {
  const child = spawn('git', ['http-backend'], {
    env: {
      PATH: process.env['PATH'],
      GIT_PROJECT_ROOT: folder,
      GIT_HTTP_EXPORT_ALL: '1',
      GIT_CONFIG_COUNT: '2',
      GIT_CONFIG_KEY_0: 'uploadpack.allowAnySHA1InWant',
      GIT_CONFIG_VALUE_0: 'true',
      GIT_CONFIG_KEY_1: 'safe.directory',
      GIT_CONFIG_VALUE_1: '*',
      PATH_INFO: service,
      QUERY_STRING: url.search.slice(1),
      REQUEST_METHOD: request.method,
      CONTENT_TYPE: request.headers['content-type'] ?? '',
      CONTENT_LENGTH: request.headers['content-length'] ?? '',
      HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
      GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
    },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const ended = once(child, 'close');
  // Git closes the connection when it refuses something.
  child.stdin.on('error', () => undefined);
  request.pipe(child.stdin);
  const chunks: Buffer[] = [];
  for await (const chunk of child.stdout) chunks.push(chunk as Buffer);
  await ended;
  const whole = Buffer.concat(chunks);
  const end = whole.indexOf('\r\n\r\n');
  const headers = whole
    .subarray(0, end)
    .toString()
    .split('\r\n')
    .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]);
  const { Status: status = '200', ...rest } = Object.fromEntries(headers) as Record<string, string>;
  response.writeHead(Number.parseInt(status, 10), rest).end(whole.subarray(end + 4));
  return Number.parseInt(status, 10);
}
