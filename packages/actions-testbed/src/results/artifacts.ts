import type { Blobs } from './blobs.ts';
import type { Method } from './cache.ts';

interface Artifact {
  readonly run: string;
  readonly job: string;
  readonly name: string;
  readonly blob: string;
  readonly created: string;
  id?: number;
  size?: number;
  digest?: string;
}

/** The artifact service, version 4: an artifact belongs to a run, and its name can't be taken twice. */
export function artifactMethods(blobs: Blobs, base: () => string): Record<string, Method> {
  const artifacts: Artifact[] = [];
  const find = (run: string, name: unknown) =>
    artifacts.find((one) => one.run === run && one.name === name);
  let count = 0;
  return {
    CreateArtifact({ run, job }, { name }) {
      if (find(run, name) !== undefined) return { ok: false };
      const blob = blobs.create();
      const created = new Date().toISOString();
      artifacts.push({ run, job, name: String(name), blob, created });
      return { ok: true, signed_upload_url: blobs.url(base(), blob, 'w') };
    },
    FinalizeArtifact({ run }, { name, size, hash }) {
      const artifact = find(run, name);
      const stored = artifact === undefined ? undefined : blobs.size(artifact.blob);
      if (artifact === undefined || stored !== Number(size)) return { ok: false };
      artifact.id = ++count;
      artifact.size = stored;
      if (typeof hash === 'string') artifact.digest = hash;
      return { ok: true, artifact_id: String(artifact.id) };
    },
    ListArtifacts({ run }, { name_filter: name, id_filter: id }) {
      const listed = artifacts
        .filter((one) => one.run === run && one.id !== undefined)
        .filter((one) => name === undefined || one.name === name)
        .filter((one) => id === undefined || String(one.id) === id);
      return {
        artifacts: listed.map((one) => ({
          workflow_run_backend_id: one.run,
          workflow_job_run_backend_id: one.job,
          database_id: String(one.id),
          name: one.name,
          size: String(one.size),
          created_at: one.created,
          digest: one.digest,
        })),
      };
    },
    GetSignedArtifactURL({ run }, { name }) {
      const artifact = find(run, name);
      return artifact === undefined ? {} : { signed_url: blobs.url(base(), artifact.blob, 'r') };
    },
    DeleteArtifact({ run }, { name }) {
      const artifact = find(run, name);
      if (artifact === undefined) return { ok: false };
      artifacts.splice(artifacts.indexOf(artifact), 1);
      blobs.remove(artifact.blob);
      return { ok: true, artifact_id: String(artifact.id) };
    },
  };
}
