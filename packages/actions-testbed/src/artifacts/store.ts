import { createHash } from 'node:crypto';

/** One artifact of a run, as GitHub stores it: a zip. */
export interface Artifact {
  readonly id: number;
  readonly run: string;
  /** The attempt of the run that made it; artifacts of earlier attempts are kept. */
  readonly attempt: number;
  readonly name: string;
  readonly zip: Buffer;
  /** `sha256:` and 64 digits. */
  readonly digest: string;
  readonly created: string;
}

/**
 * The artifacts of all runs, in memory, shared by the REST API and the artifact service. A test may put
 * in any zip, even a hostile one.
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

  /** Whether this attempt of the run already has an artifact of this name. */
  has(run: string, name: string, attempt = 1): boolean {
    return this.ofRun(run).some((one) => one.attempt === attempt && one.name === name);
  }

  remove(id: number): void {
    const at = this.artifacts.findIndex((artifact) => artifact.id === id);
    if (at >= 0) this.artifacts.splice(at, 1);
  }

  /** Adds an artifact. */
  put(run: string, name: string, zip: Buffer, attempt = 1): Artifact {
    const digest = `sha256:${createHash('sha256').update(zip).digest('hex')}`;
    const created = new Date().toISOString();
    const artifact = { id: ++this.last, run, attempt, name, zip, digest, created };
    this.artifacts.push(artifact);
    return artifact;
  }
}
