/** A name of an image that can be pulled, in parts. */
export interface ImageReference {
  /** Of the registry's API. */
  readonly host: string;
  readonly repository: string;
  /** A tag, or a digest. */
  readonly reference: string;
  /** As it was given, without tag and digest. */
  readonly name: string;
}

/**
 * Takes a name apart as engines do (github.com/distribution/reference): without a host it is Docker Hub's, without a
 * tag the `latest`. undefined for a bare id, which no registry knows.
 */
export function pullReference(text: string): ImageReference | undefined {
  if (text.startsWith('sha256:')) return undefined;
  const [tagged = '', digest] = text.split('@');
  const [, name = '', tag] = /^(.+?)(?::([^:/]+))?$/.exec(tagged) ?? [];
  const [first = '', ...rest] = name.split('/');
  const hasHost = rest.length > 0 && (/[.:]/.test(first) || first === 'localhost');
  const host = hasHost ? first : 'docker.io';
  const repository = hasHost ? rest.join('/') : rest.length === 0 ? `library/${name}` : name;
  return {
    host: host === 'docker.io' ? 'registry-1.docker.io' : host,
    repository,
    reference: digest ?? tag ?? 'latest',
    name,
  };
}
