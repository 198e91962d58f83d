import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { UserError } from '../../../errors.ts';
import { ARTIFACT_LIMITS as LIMITS, isArtifactName } from '../../../github/artifacts/limits.ts';
import {
  type Artifact,
  downloadArtifact,
  listArtifacts,
} from '../../../github/artifacts/artifacts.ts';
import { startingRun } from '../../../github/event.ts';
import { unpackArtifact } from '../../../github/artifacts/unpack.ts';
import type { Ports } from '../../../ports.ts';
import { formatBytes } from '../../../text.ts';

export interface DownloadInputs {
  /** Names, or patterns in which `*` stands for any text. */
  readonly names: readonly string[];
  readonly folder: string;
  /** The run that started this one if undefined, or else this one. */
  readonly runId: string | undefined;
}

export interface Downloaded {
  /** Names of the artifacts that are there now, each in a folder of its name. */
  readonly taken: readonly string[];
  /** Why others are not, one line each. */
  readonly refused: readonly string[];
}

/**
 * Downloads artifacts of a run, each into a folder of its name, whether one has a name that is wanted or
 * many have. The run may be a stranger's: an artifact beyond the limits, or with anything else in it than
 * plain files, is refused, and the others are taken.
 *
 * @throws UserError if GitHub refuses or does not answer, and if there are more artifacts than the limit.
 */
export async function downloadReports(inputs: DownloadInputs, ports: Ports): Promise<Downloaded> {
  const { names, folder } = inputs;
  const run = await runOf(inputs.runId, ports.env);
  const listed = await listArtifacts(run, ports);
  const patterns = names.map(patternOf);
  const wanted = listed.filter(({ name }) => patterns.some((pattern) => pattern.test(name)));
  if (wanted.length > LIMITS.artifacts) {
    throw new UserError(`${wanted.length} artifacts are more than ${LIMITS.artifacts}`, {
      next: 'give fewer names',
    });
  }
  const taken: string[] = [];
  const refused = names
    .filter((name) => !name.includes('*') && !listed.some((one) => one.name === name))
    .map((name) => `the run has no artifact ${JSON.stringify(name)}`);
  for (const artifact of wanted.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const why = await take(artifact, { run, folder }, ports);
    if (why === undefined) taken.push(artifact.name);
    else refused.push(why);
  }
  return { taken, refused };
}

/** The run to ask GitHub's API for; undefined for the own one, which takes no token. */
async function runOf(given: string | undefined, env: Ports['env']): Promise<string | undefined> {
  const run = given ?? (await startingRun(env));
  if (run !== undefined && !/^[0-9]{1,15}$/.test(run)) {
    throw new UserError(`${JSON.stringify(run)} is not the id of a run`, {
      next: 'give the number in the address of the run',
    });
  }
  return run === env['GITHUB_RUN_ID'] ? undefined : run;
}

function patternOf(name: string): RegExp {
  if (!isArtifactName(name.replaceAll('*', '_'))) {
    throw new UserError(`no artifact can be named ${JSON.stringify(name)}`, {
      next: 'write the name that upload-reports has, or * for a part of it',
    });
  }
  return new RegExp(`^${name.replaceAll(/[.+]/g, '\\$&').replaceAll('*', '.*')}$`);
}

/** Downloads and unpacks one artifact, or says why not. */
async function take(
  artifact: Artifact,
  { run, folder }: { readonly run: string | undefined; readonly folder: string },
  ports: Ports,
): Promise<string | undefined> {
  const { name, size } = artifact;
  // The client prints the name, and it becomes a folder.
  if (!isArtifactName(name)) return 'an artifact has a name that is not allowed';
  if (size > LIMITS.zipBytes)
    return `the artifact ${name} has more than ${formatBytes(LIMITS.zipBytes)}`;
  const temporary = await mkdtemp(path.join(ports.env['RUNNER_TEMP'] ?? tmpdir(), 'artifact-'));
  try {
    const zip = await downloadArtifact(artifact, { run, folder: temporary }, ports);
    const why = await unpackArtifact(zip, path.join(folder, name));
    return why === undefined ? undefined : `the artifact ${name} ${why}`;
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}
