import schema from '../../../../preflight/report.schema.json' with { type: 'json' };
import { lazySchema } from '../../../environment/yaml/schema.ts';
import { UserError } from '../../../errors.ts';
import type { Diagnosis } from '../../../machine/facts.ts';
import { type ReportView, reportView } from '../../../report/view.ts';
import { readArtifactFile } from '../../request/comment-report/artifact-file.ts';

/** A preflight has a dozen lines. */
const LARGEST = 1_000_000;

const fits = lazySchema<readonly Diagnosis[]>(schema);

/**
 * What a preflight in another job has found; undefined if it left nothing.
 *
 * @param file path from the folder
 * @throws UserError if it is not such a report.
 */
export async function readDiagnoses(
  folder: string,
  file: string,
): Promise<readonly Diagnosis[] | undefined> {
  const found = await readArtifactFile(folder, file, LARGEST);
  if (found === 'missing') return undefined;
  const value = Buffer.isBuffer(found) ? parsed(found.toString('utf8')) : undefined;
  if (fits()(value)) return value;
  throw new UserError(`${file} is not a report of preflight`, {
    next: 'give the file that preflight wrote (its input report)',
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * What the issue says of releases; undefined if nothing needs anybody.
 *
 * @param failed the job that looked at them failed
 */
export function releasesIssueView(
  diagnoses: readonly Diagnosis[] = [],
  failed: boolean,
): ReportView | undefined {
  const bad = diagnoses.filter(({ state }) => state === 'bad');
  if (bad.length === 0 && !failed) return undefined;
  const unknown = 'The job that looks at the releases failed before it was done: read its log.';
  return reportView({
    title: 'Releases',
    state: 'blocked',
    verdict: bad.length === 0 ? unknown : 'No line was changed, and yet somebody has to act.',
    sections: [
      ...(bad.length === 0
        ? []
        : [
            {
              table: {
                header: ['What', 'Found', 'Wanted', 'What to do'],
                rows: bad.map(({ name, found, wanted, next = '' }) => [name, found, wanted, next]),
              },
            },
          ]),
      { paragraphs: ['This issue closes itself once the weekly check finds everything in order.'] },
    ],
  });
}
