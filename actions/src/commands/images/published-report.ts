import path from 'node:path';
import schema from '../../../publish-image/report.schema.json' with { type: 'json' };
import { lazySchema } from '../../environment/yaml/schema.ts';
import { UserError } from '../../errors.ts';
import type { Digests } from '../../registry/ledger/ledger.ts';
import { readArtifactText } from '../request/comment-report/artifact-text.ts';

/** The report of publish-image: actions/publish-image/report.schema.json describes it. */
export interface PublishedReport {
  readonly version: 1;
  readonly variant: string;
  /** Without a tag. */
  readonly name: string;
  /** `sha256:…`, in the registry. */
  readonly digest: string;
}

const fits = lazySchema<PublishedReport>(schema);

/**
 * Reads which image another job has published.
 *
 * @param file path from the folder
 * @throws UserError if it is missing or not such a report.
 */
export async function readPublished(folder: string, file: string): Promise<PublishedReport> {
  const report = parsed(await readArtifactText(folder, file));
  if (fits()(report)) return report;
  throw new UserError(`${path.join(folder, file)} is not a report of publish-image`, {
    next: 'give the file that publish-image wrote (its input report)',
  });
}

/**
 * The digests of what the jobs of a run have published.
 *
 * @param folder with their artifacts, each in a folder of its name: `report-image-<variant>`
 * @throws UserError if the report of a variant is missing, or another's.
 */
export async function publishedDigests(
  folder: string,
  variants: readonly string[],
): Promise<Digests> {
  const pairs = variants.map(async (variant) => {
    const file = `report-image-${variant}/publish-${variant}.json`;
    const report = await readPublished(folder, file);
    if (report.variant === variant) return [variant, report.digest] as const;
    throw new UserError(`${path.join(folder, file)} is the report of ${report.variant}`, {
      next: 'look at the job that published the image',
    });
  });
  return Object.fromEntries(await Promise.all(pairs));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
