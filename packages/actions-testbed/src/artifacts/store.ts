import { createHash } from 'node:crypto';

/** One artifact of a run, as it lies in GitHub's store: a zip. */
export interface Artifact {
  readonly id: number;
  readonly run: string;
  /** Which attempt of the run made it; those of earlier attempts stay. */
  readonly attempt: number;
  readonly name: string;
  readonly zip: Buffer;
  /** `sha256:` and 64 digits. */
  readonly digest: string;
  readonly created: string;
}

/**
 * The artifacts of all runs, in memory, for the REST API and the artifact service alike. A test may put
 * any zip in, a hostile one too.
 */
export class ArtifactStore {
  private readonly artifacts: Artifact[] = [];
  private last = 0;

  ofRun(run: string): readonly Artifact[] {
    return this.artifacts.filter((artifact) => artifact.run === run);
  }

  find(id: number): Artifact | undefined {
    return this.artifacts.find((artifact) => artifact.id === id);
  }

  /** Whether the name is taken in this attempt of the run. */
  has(run: string, name: string, attempt = 1): boolean {
    return this.ofRun(run).some((one) => one.attempt === attempt && one.name === name);
  }

  remove(id: number): void {
    const at = this.artifacts.findIndex((artifact) => artifact.id === id);
    if (at >= 0) this.artifacts.splice(at, 1);
  }

  /** Adds one. */
  put(run: string, name: string, zip: Buffer, attempt = 1): Artifact {
    const digest = `sha256:${createHash('sha256').update(zip).digest('hex')}`;
    const created = new Date().toISOString();
    const artifact = { id: ++this.last, run, attempt, name, zip, digest, created };
    this.artifacts.push(artifact);
    return artifact;
  }
}
