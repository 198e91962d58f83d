import { readFileSync } from 'node:fs';
import http, { type RequestListener } from 'node:http';
import https from 'node:https';

/** The files of a certificate (PEM), for HTTPS. */
export interface CertificateFiles {
  readonly certificate: string;
  readonly key: string;
}

/** The layers of a big image take longer to send than Node's five minutes. */
const OPTIONS = { requestTimeout: 0 };

/** A server of HTTP, or of HTTPS where it has a certificate. */
export function createServer(
  listener: RequestListener,
  tls: CertificateFiles | undefined,
): http.Server | https.Server {
  if (tls === undefined) return http.createServer(OPTIONS, listener);
  const { certificate, key } = tls;
  const files = { cert: readFileSync(certificate), key: readFileSync(key) };
  return https.createServer({ ...OPTIONS, ...files }, listener);
}
