import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { UserError } from '../../../errors.ts';
import { fileError, shown } from '../../../files/messages.ts';
import { readOutcome } from '../../../submission/archive/outcome-archive.ts';
import { parseRankings, type Rankings } from '../../../submission/archive/rankings.ts';
import type { Comparison } from '../../../submission/score/compare.ts';
import { groundTruth, type GroundTruth } from '../../../submission/score/ground-truth.ts';
import { microAp, type Score } from '../../../submission/score/micro-ap.ts';
import { type CopiedMoments, copiedMoments } from '../../../submission/score/stretches.ts';
import type { CurveStep } from '../../../submission/score/step-curve.ts';
import { readTable } from '../../../files/table.ts';

export interface TruthFiles {
  /** CSV with `query_id` and `ref_id`. */
  groundTruth: string;
  /** CSV with `video_id`: the queries that a subset ranking is scored on. */
  subset?: string | undefined;
}

export interface Scored {
  /** `full` or `subset` of an archive, else `rankings`. */
  name: 'full' | 'subset' | 'rankings';
  rankings: Rankings;
  truth: GroundTruth;
  score: Score;
  /** Another submission on the same ground truth, if one was given, and how this differs. */
  against?: { curve: readonly CurveStep[]; comparison: Comparison };
}

/** The pairs to be found. */
export interface Truth {
  file: string;
  full: GroundTruth;
  /** What of each pair was copied. */
  copied: CopiedMoments;
  subset: GroundTruth | undefined;
}

/** The data set that a ground truth belongs to by its file's name; undefined for another name. */
export function datasetNamed(groundTruthFile: string): string | undefined {
  return /^([a-z][a-z0-9]{0,15})_descriptor_ground_truth\.csv$/.exec(
    path.basename(groundTruthFile),
  )?.[1];
}

/** @throws UserError for files that are missing or malformed. */
export async function readTruth(inputs: TruthFiles): Promise<Truth> {
  const table = await readTable(inputs.groundTruth, ['query_id', 'ref_id']);
  const rows = table.rows.map((row) => ({
    queryId: row['query_id'] ?? '',
    refId: row['ref_id'] ?? '',
  }));
  const full = groundTruth(rows);
  if (full.pairs.length === 0) {
    throw new UserError(`${shown(inputs.groundTruth)} holds no pair`, {
      next: 'give the ground truth of the data set, such as data/train/train_descriptor_ground_truth.csv',
    });
  }
  const copied = copiedMoments(table.rows);
  const truth = { file: inputs.groundTruth, full, copied };
  if (inputs.subset === undefined) return { ...truth, subset: undefined };
  const ids = (await readTable(inputs.subset, ['video_id'])).rows.map(
    (row) => row['video_id'] ?? '',
  );
  return { ...truth, subset: groundTruth(rows, new Set(ids)) };
}

/**
 * Scores a rankings CSV, or both of a submission.tar.gz: an archive's full ranking on everything,
 * its subset ranking on the subset.
 *
 * @throws UserError for a file that is missing or malformed, and for rankings of another data set.
 */
export async function scoreAll(file: string, truth: Truth): Promise<Scored[]> {
  if (file.endsWith('.zip')) {
    throw new UserError(`${shown(file)} is a submission, which is run before it is scored`, {
      next: 'make test-submission writes submission/submission.tar.gz: give that',
    });
  }
  if (!/\.(?:tar\.gz|tgz)$/.test(file)) {
    const bytes = await readFile(file).catch((error: unknown) => {
      throw fileError(`read ${shown(file)}`, error);
    });
    return [
      scoreOne('rankings', parseRankings(shown(file), bytes), truth.subset ?? truth.full, truth),
    ];
  }
  const members = await readOutcome(file);
  const scored = [scoreOne('full', parse(file, 'full_rankings.csv', members), truth.full, truth)];
  if (truth.subset !== undefined) {
    const subset = parse(file, 'subset_rankings.csv', members);
    scored.push(scoreOne('subset', subset, truth.subset, truth));
  }
  return scored;
}

function parse(file: string, member: string, members: Record<string, Buffer>): Rankings {
  return parseRankings(`${shown(file)}, ${member}`, members[member] ?? Buffer.alloc(0));
}

function scoreOne(
  name: Scored['name'],
  rankings: Rankings,
  truth: GroundTruth,
  { file, full }: Truth,
): Scored {
  // The ids of test and train differ, so a mix-up would read as a score of 0. A small subset may
  // well hold no copy, a full ranking always does.
  const { distinct } = rankings.queryIds;
  const known = new Set(full.pairs.map(({ queryId }) => queryId));
  if (truth === full && distinct.length > 0 && !distinct.some((id) => known.has(id))) {
    throw new UserError(`no query of ${rankings.name} is in ${shown(file)}`, {
      next: 'run the submission on the data set of the ground truth: make test-submission DATASET=train',
    });
  }
  return { name, rankings, truth, score: microAp(rankings, truth) };
}
