import { Ajv2019 } from 'ajv/dist/2019.js';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, inject, it } from 'vitest';
import { testSubmission } from '../../actions/src/commands/submission/test-submission/test-submission.ts';
import schema from '../../contract/receipt.schema.json' with { type: 'json' };
import resultSchema from '../../contract/result.schema.json' with { type: 'json' };
import { readOutcome } from '../../actions/src/submission/archive/outcome-archive.ts';
import { repositoryPorts } from '../support/repositories/repository-ports.ts';
import { tinyRun } from '../support/tiny-run.ts';

const image = inject('liteImage');

describe('test-submission', () => {
  it('runs a good submission and leaves outcome, log and receipt', async ({ onTestFinished }) => {
    const { inputs, submission } = await tinyRun(onTestFinished);
    const ports = repositoryPorts();
    const receipt = await testSubmission({ ...inputs, image }, ports);
    expect(receipt).toMatchObject({ verdict: 'ok', exitCode: 0 });
    expect(readdirSync(submission).toSorted()).toEqual([
      'log.txt',
      'receipt.json',
      'submission.tar.gz',
      'submission.zip',
    ]);
    const outcome = await readOutcome(path.join(submission, 'submission.tar.gz'));
    expect(String(outcome['full_rankings.csv']).split('\n')).toHaveLength(1 + 12 + 1);
    expect(String(outcome['subset_rankings.csv']).split('\n')).toHaveLength(1 + 8 + 1);
    const log = readFileSync(path.join(submission, 'log.txt'), 'utf8');
    expect(log).toContain('Running main.py');
    expect(ports.output()).toContain('Running main.py');
    const ajv = new Ajv2019({ allowUnionTypes: true, schemas: [resultSchema] });
    expect([ajv.validate(schema, receipt), ajv.errors]).toEqual([true, null]);
    expect(JSON.parse(readFileSync(path.join(submission, 'receipt.json'), 'utf8'))).toEqual(
      receipt,
    );
  });
});
