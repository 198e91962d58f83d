import { readFileSync } from 'node:fs';
import http, { type RequestListener } from 'node:http';
import https from 'node:https';

/** The files of a certificate (PEM), for HTTPS. */
export interface CertificateFiles {
  readonly certificate: string;
  readonly key: string;
}

/** A server of HTTP, or of HTTPS where it has a certificate. */
export function createServer(
  listener: RequestListener,
  tls: CertificateFiles | undefined,
): http.Server | https.Server {
  if (tls === undefined) return http.createServer(listener);
  const { certificate, key } = tls;
  return https.createServer({ cert: readFileSync(certificate), key: readFileSync(key) }, listener);
}
