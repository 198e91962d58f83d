import path from 'node:path';
import { UserError } from '../../../errors.ts';
import type { Ports } from '../../../ports.ts';
import { shown } from '../../../files/messages.ts';
import { fingerprint } from '../../../submission/fingerprint.ts';
import { compare } from '../../../submission/score/compare.ts';
import { readReceiptOf } from '../../../submission/receipt.ts';
import { writeReportText } from '../../write-report.ts';
import { dataSetOf } from './data-set.ts';
import { readTruth, scoreAll, type Scored, type Truth, type TruthFiles } from './score-rankings.ts';

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
      scored.against = {
        score: other.score,
        comparison: compare(scored.score, other.score),
      };
    }
  }
  if (inputs.report !== undefined)
    await writePage(inputs.report, inputs, { scored: ours, truth }, ports);
  return ours;
}

async function writePage(
  file: string,
  { rankings, against }: ScoreInputs,
  { scored, truth }: { scored: readonly Scored[]; truth: Truth },
  { root, log, signal }: Ports,
): Promise<void> {
  // The plotting library takes half a second to load; a plain score does without.
  const { renderReport } = await import('./score-report.ts');
  const { sha256 } = await fingerprint(rankings, signal);
  const context = {
    rankingsFile: rankings,
    truthFile: truth.file,
    truthPairs: truth.full.pairs.length,
    against: against && shown(against),
    dataSet: await dataSetOf(truth, root),
    receipt: await readReceiptOf(sha256, path.join(path.dirname(rankings), 'receipt.json')),
    madeAt: new Date(),
  };
  await writeReportText(file, renderReport(scored, context));
  log.info(`report: ${shown(file)}`);
}
