import type { Artifact, ArtifactStore } from '../artifacts/store.ts';
import type { Blobs } from './blobs.ts';
import { backendRun, type Claims } from './token.ts';
import { type Method, TwirpError } from './twirp.ts';

/**
 * The artifact service, version 4: an artifact belongs to an attempt of a run, in which its name must be
 * unique. A job sees the artifacts of all attempts. An upload is in the store once it is finished.
 */
export function artifactMethods(
  blobs: Blobs,
  store: ArtifactStore,
  base: () => string,
): Record<string, Method> {
  /** Blobs of unfinished uploads. */
  const pending = new Map<string, string>();
  const find = ({ run }: Claims, { workflow_run_backend_id: of, name }: Record<string, unknown>) =>
    store.ofRun(run).findLast((one) => backendRun(one) === of && one.name === name);
  return {
    CreateArtifact(claims, { name }) {
      const key = keyOf(claims, name);
      if (pending.has(key) || store.has(claims.run, String(name), claims.attempt)) {
        const taken = 'an artifact with this name already exists on the workflow run';
        throw new TwirpError(409, 'already_exists', taken);
      }
      const blob = blobs.create();
      pending.set(key, blob);
      return { ok: true, signed_upload_url: blobs.url(base(), blob, 'w') };
    },
    FinalizeArtifact(claims, { name, size, hash }) {
      const blob = pending.get(keyOf(claims, name));
      const content = blob === undefined ? undefined : blobs.get(blob);
      if (blob === undefined || content?.length !== Number(size)) return { ok: false };
      const { run, attempt } = claims;
      const artifact = store.put(run, String(name), content, attempt);
      pending.delete(keyOf(claims, name));
      blobs.remove(blob);
      if (hash === undefined || hash === artifact.digest) return ok(artifact);
      store.remove(artifact.id);
      return { ok: false };
    },
    ListArtifacts({ run, job }, { name_filter: name, id_filter: id }) {
      const listed = store
        .ofRun(run)
        .filter((one) => name === undefined || one.name === name)
        .filter((one) => id === undefined || String(one.id) === id);
      return {
        artifacts: listed.map((one) => ({
          workflow_run_backend_id: backendRun(one),
          workflow_job_run_backend_id: job,
          database_id: String(one.id),
          name: one.name,
          size: String(one.zip.length),
          created_at: one.created,
          digest: one.digest,
        })),
      };
    },
    GetSignedArtifactURL(claims, message) {
      const artifact = find(claims, message);
      if (artifact === undefined) throw new TwirpError(404, 'not_found', 'artifact not found');
      const blob = blobs.keep(artifact.zip, 'application/zip');
      return { signed_url: blobs.url(base(), blob, 'r') };
    },
    DeleteArtifact(claims, message) {
      const artifact = find(claims, message);
      if (artifact === undefined) return { ok: false };
      store.remove(artifact.id);
      return ok(artifact);
    },
  };
}

const keyOf = (claims: Claims, name: unknown) => `${backendRun(claims)} ${String(name)}`;
const ok = ({ id }: Artifact) => ({ ok: true, artifact_id: String(id) });
