import type { DefaultArtifactClient } from '@actions/artifact';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { ExitCode, messageOf, UserError } from '../../errors.ts';
import type { Ports } from '../../ports.ts';
import { repositoryOf } from '../client.ts';
import { jobLibrary } from '../job-library.ts';

/** An artifact of a run, as GitHub lists it. */
export interface Artifact {
  readonly id: number;
  readonly name: string;
  /** Bytes of the zip, as its uploader said. */
  readonly size: number;
  /** `sha256:` and 64 digits, as its uploader said. */
  readonly digest?: string;
}

/** What is uploaded as one artifact. */
export interface Upload {
  readonly name: string;
  /** Absolute paths. */
  readonly files: readonly string[];
  /** Absolute path of the folder that the paths in the artifact start from. */
  readonly folder: string;
  /** The repository's setting if left out, which also bounds it. */
  readonly retentionDays: number | undefined;
}

/**
 * Lists the artifacts of a run, only the newest of each name: a run that is started again keeps those
 * of its earlier attempts.
 *
 * @param run another run's id, which takes a GITHUB_TOKEN with `actions: read`; the own run if undefined
 * @throws UserError if GitHub refuses or does not answer, and outside of a job.
 */
export async function listArtifacts(run: string | undefined, ports: Ports): Promise<Artifact[]> {
  const { artifacts } = await withClient('list the artifacts', run, ports, (client) =>
    client.listArtifacts({ latest: true, ...findBy(run, ports.env) }),
  );
  return artifacts.map(({ digest, ...rest }) => ({ ...rest, ...(digest && { digest }) }));
}

/**
 * Downloads the zip of an artifact into an empty folder, and returns its path. The client's own unpacking
 * has no limits, so it is not used.
 *
 * @throws UserError if GitHub refuses or does not answer, and if the bytes are not those of the digest.
 */
export async function downloadArtifact(
  { id, name, digest }: Artifact,
  { run, folder }: { readonly run: string | undefined; readonly folder: string },
  ports: Ports,
): Promise<string> {
  const { digestMismatch } = await withClient(
    `download the artifact ${name}`,
    run,
    ports,
    (client) =>
      client.downloadArtifact(id, {
        path: folder,
        skipDecompress: true,
        ...(digest !== undefined && { expectedHash: digest }),
        ...findBy(run, ports.env),
      }),
  );
  if (digestMismatch === true) {
    throw new UserError(`the artifact ${name} is not what its digest says`, { next: AGAIN });
  }
  // The server names it.
  const [zip = ''] = await readdir(folder);
  return path.join(folder, zip);
}

/**
 * Uploads files as one artifact of the own run, and returns its id.
 *
 * @throws UserError if GitHub refuses, as it does for a name that the attempt has already, or does not answer.
 */
export async function uploadArtifact(upload: Upload, ports: Ports): Promise<number | undefined> {
  const { name, files, folder, retentionDays } = upload;
  const { id } = await withClient(`upload the artifact ${name}`, undefined, ports, (client) =>
    client.uploadArtifact(name, [...files], folder, {
      ...(retentionDays !== undefined && { retentionDays }),
    }),
  );
  return id;
}

const AGAIN = 'run the job again';

function findBy(run: string | undefined, env: Ports['env']) {
  if (run === undefined) return {};
  const { token, owner, repo } = repositoryOf(env);
  return {
    findBy: { token, workflowRunId: Number(run), repositoryOwner: owner, repositoryName: repo },
  };
}

async function withClient<T>(
  doing: string,
  run: string | undefined,
  ports: Ports,
  work: (client: DefaultArtifactClient) => Promise<T>,
): Promise<T> {
  ports.signal.throwIfAborted();
  if (run === undefined && !ports.env['ACTIONS_RUNTIME_TOKEN']) {
    throw new UserError('artifacts exist only in a job of GitHub Actions', {
      next: 'use it as an action in a workflow',
    });
  }
  const { DefaultArtifactClient: Client } = await jobLibrary(() => import('@actions/artifact'));
  try {
    return await ports.withRunnerCommands(() => work(new Client()));
  } catch (error) {
    if (error instanceof UserError) throw error;
    const { status } = error as { status?: unknown };
    throw new UserError(`GitHub does not let us ${doing}: ${messageOf(error)}`, {
      next: status === 403 ? 'give the job the permission actions: read' : AGAIN,
      exitCode: ExitCode.surroundings,
      cause: error,
    });
  }
}
