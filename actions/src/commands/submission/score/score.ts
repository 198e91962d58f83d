import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { UserError } from '../../../errors.ts';
import type { Ports } from '../../../ports.ts';
import { fileError, shown } from '../../../files/messages.ts';
import { fingerprint } from '../../../submission/fingerprint.ts';
import { compare } from '../../../submission/score/compare.ts';
import { readReceiptOf } from '../../../submission/receipt.ts';
import { readTruth, scoreAll, type Scored, type TruthFiles } from './score-rankings.ts';

export interface ScoreInputs extends TruthFiles {
  /** A rankings CSV, or a submission.tar.gz with two of them. */
  rankings: string;
  /** Another submission of the same kind, to compare with. */
  against?: string | undefined;
  /** Where to write the HTML page. */
  report?: string | undefined;
}

/**
 * Scores rankings against the ground truth, and compares them with another submission's.
 *
 * @throws UserError for files that are missing or malformed, and for rankings of another data set.
 */
export async function score(inputs: ScoreInputs, ports: Ports): Promise<Scored[]> {
  const truth = await readTruth(inputs);
  const ours = await scoreAll(inputs.rankings, truth);
  if (inputs.against !== undefined) {
    const others = await scoreAll(inputs.against, truth);
    for (const scored of ours) {
      const other = others.find(({ name }) => name === scored.name);
      if (other === undefined) {
        const both = `${shown(inputs.rankings)} and ${shown(inputs.against)}`;
        throw new UserError(`${both} are not of the same kind`, {
          next: 'compare two submission.tar.gz, or two rankings CSVs',
        });
      }
      scored.comparison = compare(scored.score, other.score);
    }
  }
  if (inputs.report !== undefined) await writeReport(inputs.report, inputs.rankings, ours, ports);
  return ours;
}

async function writeReport(
  file: string,
  rankings: string,
  scored: readonly Scored[],
  { log, signal }: Ports,
): Promise<void> {
  // The plotting library takes half a second to load; a plain score does without.
  const { renderReport } = await import('./score-report.ts');
  const { sha256 } = await fingerprint(rankings, signal);
  const receipt = await readReceiptOf(sha256, path.join(path.dirname(rankings), 'receipt.json'));
  await writeFile(file, renderReport(scored, receipt)).catch((error: unknown) => {
    throw fileError(`write ${shown(file)}`, error);
  });
  log.info(`report: ${shown(file)}`);
}
