import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Projects whose files take minutes: begun last, one of them would go on alone when all else has ended. */
const LONG = ['workflows', 'integration', 'machine'];

/** The order of files: those of the projects with long ones first, else as vitest has it. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // oxlint-disable-next-line unicorn/no-array-sort -- it is vitest's, and sorts a copy
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => rank(a) - rank(b));
  }
}

function rank({ project }: TestSpecification): number {
  const found = LONG.indexOf(project.name);
  return found === -1 ? LONG.length : found;
}
