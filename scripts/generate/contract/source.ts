import { readFileSync } from 'node:fs';
import path from 'node:path';

/** A row of contract/exit-codes.json; its texts are Markdown on one line. */
export interface ExitCodeRow {
  readonly code: number;
  /** In lower case with hyphens; for the codes that a run can end with, its verdict. */
  readonly name: string;
  readonly atFault: string;
  readonly meaning: string;
  readonly next: string;
}

/** The part of JSON Schema that contract/result.schema.json may use. */
export interface Schema {
  readonly title?: string;
  readonly description?: string;
  readonly $ref?: string;
  readonly const?: number | string;
  readonly enum?: readonly string[];
  readonly type?: string | readonly string[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly $defs?: Readonly<Record<string, Schema>>;
}

/** What everything is generated from. */
export interface Contract {
  readonly codes: readonly ExitCodeRow[];
  readonly result: Schema;
}

export function readContract(root: string): Contract {
  const read = (name: string) => readFileSync(path.join(root, 'contract', name), 'utf8');
  return {
    codes: JSON.parse(read('exit-codes.json')) as ExitCodeRow[],
    result: JSON.parse(read('result.schema.json')) as Schema,
  };
}

/** The rows for the codes that a run can end with, in the schema's order. */
export function verdictRows({ codes, result }: Contract): ExitCodeRow[] {
  return (result.$defs?.['verdict']?.enum ?? []).map((verdict) => {
    const row = codes.find(({ name }) => name === verdict);
    if (row === undefined) throw new Error(`exit-codes.json has no code for "${verdict}"`);
    return row;
  });
}

/** The named types of the result, each before those that refer to it. */
export function namedTypes({ result }: Contract): (Schema & { title: string })[] {
  return [...Object.values(result.$defs ?? {}), result].filter(
    (schema): schema is Schema & { title: string } => schema.title !== undefined,
  );
}

/** The definition that a reference points to. */
export function referred({ result }: Contract, $ref: string): Schema {
  const found = result.$defs?.[$ref.replace('#/$defs/', '')];
  if (found === undefined) throw new Error(`result.schema.json has no ${$ref}`);
  return found;
}
