import { Ajv, type ValidateFunction } from 'ajv';
import buildSchema from '../../../../build-image/report.schema.json' with { type: 'json' };
import smokeSchema from '../../../../smoke-test/report.schema.json' with { type: 'json' };
import testSchema from '../../../../test-image/report.schema.json' with { type: 'json' };
import environmentSchema from '../../../../validate-environment/report.schema.json' with { type: 'json' };
import { readArtifactFile } from './artifact-file.ts';
import type { buildReport } from '../../images/build/build-report.ts';
import type { SmokeReport } from '../../images/smoke-test/smoke-test.ts';
import type { testImageReport } from '../../images/test-image/test-image-report.ts';
import type { EnvironmentReport } from '../validate/validate-report.ts';

/** What the steps reported of one variant's image, as far as they came. */
export interface ImageReports {
  readonly variant: string;
  readonly build: ReturnType<typeof buildReport> | undefined;
  readonly test: ReturnType<typeof testImageReport> | undefined;
  readonly smoke: SmokeReport | undefined;
}

export interface CollectedReports {
  readonly environment: EnvironmentReport | undefined;
  /** Of the variants that have a report. */
  readonly images: readonly ImageReports[];
  /** Files that are there and cannot be used, relative to the folder, and why. */
  readonly unusable: readonly string[];
}

/** Ours have some ten thousand characters. */
const LARGEST = 4 * 2 ** 20;
const REFUSALS = { link: 'is a link', 'no file': 'is not a file', 'too large': 'is too large' };

/**
 * Reads the reports that the jobs of a run left behind, each in a folder of its artifact. All of it
 * may be forged: only these very files are read, if they are plain, small and as their schemas say.
 * Texts in them are hostile still.
 *
 * @param variants names of those whose images may have reports
 */
export async function collectReports(
  folder: string,
  variants: readonly string[],
): Promise<CollectedReports> {
  const unusable: string[] = [];
  const ajv = new Ajv({ allowUnionTypes: true });
  async function read<T>(file: string, schema: object): Promise<T | undefined> {
    const found = await readReport<T>(folder, file, ajv.compile<T>(schema));
    if (typeof found !== 'string') return found?.report;
    unusable.push(`${file} ${found}`);
    return undefined;
  }
  const environment = await read<EnvironmentReport>(
    'report-environment/environment-report.json',
    environmentSchema,
  );
  const images: ImageReports[] = [];
  for (const variant of variants) {
    const at = `report-image-${variant}`;
    const image = {
      variant,
      build: await read<NonNullable<ImageReports['build']>>(
        `${at}/build-${variant}.json`,
        buildSchema,
      ),
      test: await read<NonNullable<ImageReports['test']>>(`${at}/test-${variant}.json`, testSchema),
      smoke: await read<SmokeReport>(`${at}/smoke-${variant}.json`, smokeSchema),
    };
    if (image.build ?? image.test ?? image.smoke) images.push(image);
  }
  return { environment, images, unusable };
}

/** The report, why it can't be used, or undefined if there is no such file. */
async function readReport<T>(
  folder: string,
  file: string,
  fits: ValidateFunction<T>,
): Promise<{ report: T } | string | undefined> {
  try {
    const found = await readArtifactFile(folder, file, LARGEST);
    if (found === 'missing') return undefined;
    if (typeof found === 'string') return REFUSALS[found];
    const value: unknown = JSON.parse(found.toString('utf8'));
    return fits(value) ? { report: value } : 'does not fit its schema';
  } catch (error) {
    return error instanceof SyntaxError ? 'is not JSON' : 'cannot be read';
  }
}
