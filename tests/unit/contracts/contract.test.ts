import { Ajv2019 } from 'ajv/dist/2019.js';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ExitCode, VERDICT_CODES } from '../../../actions/src/contract.ts';
import { readEnding } from '../../../actions/src/submission/run/run-result.ts';
import codes from '../../../contract/exit-codes.json' with { type: 'json' };
import receiptSchema from '../../../contract/receipt.schema.json' with { type: 'json' };
import resultSchema from '../../../contract/result.schema.json' with { type: 'json' };
import samples from '../../../runtime/tests/results.json' with { type: 'json' };
import { verdictRows } from '../../../scripts/generate/contract/source.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const ajv = new Ajv2019({ strict: true, allowUnionTypes: true, schemas: [resultSchema] });

describe('the exit codes', () => {
  it('keep their numbers: scripts rely on them', () => {
    expect(ExitCode).toEqual({
      ok: 0,
      fault: 1,
      usage: 2,
      surroundings: 3,
      invalidSubmission: 10,
      submissionFailed: 11,
      outOfMemory: 12,
      timeLimit: 13,
      networkAttempted: 14,
      diskLimit: 15,
      processLimit: 16,
      leftProcesses: 17,
      writeRefused: 18,
      blocked: 20,
      undecided: 21,
      checkFailed: 22,
      cancelled: 130,
    });
  });

  it('have one name for each number, and one number for each name', () => {
    expect(new Set(codes.map(({ code }) => code)).size).toBe(codes.length);
    expect(new Set(codes.map(({ name }) => name)).size).toBe(codes.length);
  });

  it.each(codes)('$name is documented, on one line', ({ code, name, meaning, next }) => {
    const page = readFileSync(path.join(root, 'docs/reference/exit-codes.md'), 'utf8');
    expect(page).toMatch(new RegExp(`^\\| +${code} \\| \`${name}\` +\\|`, 'm'));
    expect(`${meaning}${next}`).not.toContain('\n');
  });
});

describe('the results of the container', () => {
  it('have a sample for each verdict', () => {
    expect(samples.map(({ verdict }) => verdict)).toEqual(Object.keys(VERDICT_CODES));
    expect(Object.keys(VERDICT_CODES)).toEqual(resultSchema.$defs.verdict.enum);
  });

  it.each(samples)('$verdict fits the schema, and is taken for what it says', async (sample) => {
    ajv.validate(resultSchema, sample);
    expect(ajv.errors).toBeNull();
    const folder = mkdtempSync(path.join(tmpdir(), 'vsc-contract-'));
    const file = path.join(folder, 'result.json');
    writeFileSync(file, JSON.stringify(sample));
    const exited = { exitCode: sample.exitCode, oomKilled: false, timedOut: false, seconds: 1 };
    const { schema: _, ...ending } = sample;
    expect(await readEnding(file, exited)).toEqual(ending);
    rmSync(folder, { recursive: true });
  });

  it('are described without keywords that mean nothing, as receipts are', () => {
    expect(() => ajv.compile(receiptSchema)).not.toThrow();
  });
});

describe('what is generated from contract/', () => {
  it('has no verdict without an exit code', () => {
    const result = { $defs: { verdict: { enum: ['great'] } } };
    expect(() => verdictRows({ codes, result })).toThrow('no code for "great"');
  });
});
