import { Ajv2019 } from 'ajv/dist/2019.js';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import schema from '../../../../contract/receipt.schema.json' with { type: 'json' };
import resultSchema from '../../../../contract/result.schema.json' with { type: 'json' };
import type { Engine } from '../../container/connect.ts';
import type { Measures } from '../../contract.ts';
import { replaceFile } from '../../files/replace-file.ts';
import type { ChosenImage } from '../../image/choose-image.ts';
import type { DataFingerprint, FileFingerprint } from './fingerprint.ts';
import type { Forecast } from './forecast.ts';
import type { RunLimits } from './run-limits.ts';
import type { Ending } from './run-result.ts';

/** submission/receipt.json: what was run and how it ended; contract/receipt.schema.json describes it. */
export interface Receipt extends Omit<Ending, 'measures'> {
  readonly schema: 1;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly image: ChosenImage;
  readonly submission: FileFingerprint;
  readonly data: DataFingerprint;
  /** Null if the run made none. */
  readonly outcome: FileFingerprint | null;
  readonly engine: RunEngine;
  readonly settings: RunSettings;
  readonly limits: RunLimits;
  /** `wallSeconds`: of the container, from start to exit. */
  readonly measures: Measures & { readonly wallSeconds: number };
  /** Null if main.py did not run to its end or the subset is empty. */
  readonly forecast: Forecast | null;
  readonly versions: Versions;
}

/** The engine that ran it; `why` it is this one is in the words of `vsc doctor`. */
export type RunEngine = Pick<Engine, 'product' | 'why' | 'unenforced'>;

/** The settings that change what the submission meets. */
export interface RunSettings {
  readonly phase2: boolean;
  readonly blockInternet: boolean;
  readonly gpu: boolean;
}

export interface Versions {
  /** Of this repository's package. */
  readonly runtime: string;
  readonly node: string;
  readonly engine: string;
  readonly architecture: string;
}

/** The version of this repository's package. */
export async function ownVersion(root: string): Promise<string> {
  const text = await readFile(path.join(root, 'package.json'), 'utf8');
  const { version } = JSON.parse(text) as { version: string };
  return version;
}

/**
 * Writes receipt.json into a folder, whole or not at all.
 *
 * @throws the file system's error.
 */
export function writeReceipt(folder: string, receipt: Receipt): Promise<void> {
  const text = `${JSON.stringify(receipt, null, 2)}\n`;
  return replaceFile(path.join(folder, 'receipt.json'), (file) => writeFile(file, text));
}

/**
 * The receipt of the run that made an outcome with that sha256, or null if the file is missing,
 * malformed, or of another run.
 */
export async function readReceiptOf(sha256: string, file: string): Promise<Receipt | null> {
  try {
    const value: unknown = JSON.parse(await readFile(file, 'utf8'));
    const ajv = new Ajv2019({ allowUnionTypes: true, schemas: [resultSchema] });
    const valid = ajv.validate<Receipt>(schema, value);
    return valid && value.outcome?.sha256 === sha256 ? value : null;
  } catch {
    return null;
  }
}
