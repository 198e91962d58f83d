/** One artifact of a run, as it lies in GitHub's store: a zip. */
export interface Artifact {
  readonly id: number;
  readonly run: string;
  readonly name: string;
  readonly zip: Buffer;
  readonly created: string;
}

/** The artifacts of all runs, in memory. A test may put any zip in, a hostile one too. */
export class ArtifactStore {
  private readonly artifacts: Artifact[] = [];
  private last = 0;
  private outage: string | undefined;

  /** Takes no more uploads, with this error; with undefined it does again. */
  fail(outage: string | undefined): void {
    this.outage = outage;
  }

  ofRun(run: string): readonly Artifact[] {
    return this.artifacts.filter((artifact) => artifact.run === run);
  }

  find(id: number): Artifact | undefined {
    return this.artifacts.find((artifact) => artifact.id === id);
  }

  /** Adds one; a name is taken once in a run, unless the new one replaces it. */
  put(run: string, name: string, zip: Buffer, overwrite = false): Artifact {
    if (this.outage !== undefined) throw new Error(this.outage);
    const old = this.artifacts.findIndex((one) => one.run === run && one.name === name);
    if (old >= 0 && !overwrite) {
      throw new Error(`an artifact with the name ${name} already exists in the run`);
    }
    if (old >= 0) this.artifacts.splice(old, 1);
    const created = new Date().toISOString();
    const artifact = { id: ++this.last, run, name, zip, created };
    this.artifacts.push(artifact);
    return artifact;
  }
}
