/** A reply of the REST server. */
export interface Reply {
  readonly status: number;
  readonly data: Record<string, unknown>;
  readonly link: string | null;
  readonly headers: Headers;
}

/** Calls the REST server anonymously or with a token; `path` may also be a full address. */
export async function callApi(
  url: string,
  repository: string,
  asked: { method?: string; path: string; body?: unknown; token?: string | undefined },
): Promise<Reply> {
  const { method = 'GET', path, body, token } = asked;
  const at = path.startsWith('http') ? path : `${url}/repos/${repository}${path}`;
  const reply = await fetch(at, {
    method,
    redirect: 'manual',
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await reply.text();
  const data = (text === '' ? undefined : JSON.parse(text)) as Record<string, unknown>;
  return { status: reply.status, data, link: reply.headers.get('link'), headers: reply.headers };
}
