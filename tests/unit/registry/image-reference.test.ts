import { expect, it } from 'vitest';
import { pullReference } from '../../../actions/src/registry/client/image-reference.ts';

const digest = `sha256:${'a'.repeat(64)}`;

it.each([
  ['ghcr.io/owner/name:tag', 'ghcr.io', 'owner/name', 'tag', 'ghcr.io/owner/name'],
  ['127.0.0.1:5000/name', '127.0.0.1:5000', 'name', 'latest', '127.0.0.1:5000/name'],
  [`localhost/name:1@${digest}`, 'localhost', 'name', digest, 'localhost/name'],
  ['debian:bookworm', 'registry-1.docker.io', 'library/debian', 'bookworm', 'debian'],
  ['owner/name', 'registry-1.docker.io', 'owner/name', 'latest', 'owner/name'],
  ['docker.io/owner/name', 'registry-1.docker.io', 'owner/name', 'latest', 'docker.io/owner/name'],
])('%s', (text, host, repository, reference, name) => {
  expect(pullReference(text)).toEqual({ host, repository, reference, name });
});

it('is none for a bare id, which no registry knows', () => {
  expect(pullReference(digest)).toBeUndefined();
});
