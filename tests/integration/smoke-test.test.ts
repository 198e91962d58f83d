import { Ajv } from 'ajv';
import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { smokeTest } from '../../actions/src/commands/images/smoke-test/smoke-test.ts';
import { connect, type Engine } from '../../actions/src/container/connect.ts';
import { OWNER_LABEL } from '../../actions/src/container/spec.ts';
import { exec } from '../../actions/src/entrypoints/exec.ts';
import { ownOwner } from '../../actions/src/processes.ts';
import schema from '../../actions/smoke-test/report.schema.json' with { type: 'json' };
import { runAction } from '../harness/run-action.ts';
import { noise, tinyImage } from '../harness/registry/tiny-images.ts';
import { repositoryPorts } from '../support/repositories/repository-ports.ts';
import { temporaryRoot } from '../support/repositories/temporary-root.ts';
import { isSoak } from '../support/soak.ts';

const image = inject('liteImage');
const repository = repositoryPorts().root;
/** Ends a test that hangs; nothing is said about how long it may take. */
const PATIENCE = 600_000;
const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(schema);

/** Runs to its end, and scores badly: every frame looks the same to it. */
const CONSTANT_MAIN = `
import numpy as np, pandas as pd
ids = sorted(pd.read_csv("/data/query_subset.csv")["video_id"])
np.savez("subset_query_descriptors.npz", video_ids=np.array(ids),
         features=np.ones((len(ids), 4), np.float32), timestamps=np.zeros(len(ids), np.float32))
`;

/** A clone of its own with what somebody has left in it, and an empty folder for temporary files. */
async function clone(main?: string) {
  const { root, path: at, write, abort } = await temporaryRoot();
  for (const name of [
    '.gitignore',
    'package.json',
    'environment',
    'submission_quickstart/main.py',
  ]) {
    cpSync(path.join(repository, name), at(name), { recursive: true });
  }
  const template = readFileSync(path.join(repository, 'submission_src/main.py'), 'utf8');
  await write({
    'submission_src/main.py': main ?? template,
    'submission_src/query_descriptors.npz': 'mine',
    'submission_src/subset_query_descriptors.npz': 'mine, and refused by the packer',
    'submission/submission.zip': 'mine',
    'competition_data/train/train_query_metadata.csv': 'mine',
  });
  await exec('git', ['-C', root, 'init', '--quiet']);
  await exec('git', ['-C', root, 'add', '.']);
  const temporary = at('.cache/temporary');
  await mkdir(temporary, { recursive: true });
  const env = { ...process.env, RUNNER_TEMP: temporary };
  const ports = { ...repositoryPorts(abort.signal), root, env };
  const files = () =>
    readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
      (name) => !/^\.git\b/.test(name),
    );
  return { root, at, abort, ports, temporary, files };
}

describe('a smoke test', { timeout: PATIENCE }, () => {
  let engine: Engine;
  beforeAll(async () => void (engine = await connect(process.env)));

  async function containersOf(owner: string): Promise<string[]> {
    const filters = { label: [`${OWNER_LABEL}=${owner}`] };
    return (await engine.docker.listContainers({ all: true, filters })).map(({ Id }) => Id);
  }

  it('passes in the lite image, and touches nothing', async () => {
    const { at, ports, files } = await clone();
    const before = files();
    const report = await smokeTest({ image }, ports);
    expect(report.runs).toMatchObject([
      { submission: 'quickstart', verdict: 'ok', exitCode: 0, problem: null, passed: true },
      { submission: 'template', verdict: 'ok', exitCode: 0, problem: null, passed: true },
    ]);
    expect(report).toMatchObject({ variant: 'lite', image: { id: image }, passed: true });
    expect(report.runs[1]?.microAp?.full).toBeGreaterThan(report.runs[0]?.microAp?.full ?? 1);
    validate(report);
    expect(validate.errors).toBeNull();
    expect(files().toSorted()).toEqual(before.toSorted());
    expect(readFileSync(at('submission/submission.zip'), 'utf8')).toBe('mine');
    expect(readFileSync(at('submission_src/query_descriptors.npz'), 'utf8')).toBe('mine');
    expect(await containersOf(ownOwner())).toEqual([]);
  });

  it.runIf(isSoak())(
    'tells what a template scores that takes all videos for the same',
    async () => {
      const { ports, temporary } = await clone(CONSTANT_MAIN);
      const { passed, problem, runs } = await smokeTest({ image }, ports);
      expect({ passed, problem }).toEqual({ passed: false, problem: null });
      expect(runs[0]).toMatchObject({ submission: 'quickstart', passed: true });
      expect(runs[1]).toMatchObject({ submission: 'template', verdict: 'ok', passed: false });
      expect(runs[1]?.problem).toMatch(
        /^micro-AP 0\.\d+ of the full ranking, where at least 0\.9 is/,
      );
      expect(readdirSync(temporary)).toEqual([]);
    },
  );

  it('says so where the image can draw no videos', async () => {
    const { ports, temporary } = await clone();
    const reference = `vsc-test-smoke:${randomBytes(6).toString('hex')}`;
    const id = await tinyImage(engine, reference, [['file', noise(10)]]);
    try {
      const report = await smokeTest({ image: reference, variant: 'lite' }, ports);
      const problem = `the image ${id} has no program "/opt/vsc/python"`;
      expect(report).toMatchObject({ image: { id }, problem, runs: [], passed: false });
      validate(report);
      expect(validate.errors).toBeNull();
    } finally {
      await engine.docker.getImage(reference).remove();
    }
    expect(readdirSync(temporary)).toEqual([]);
  });

  it('needs an image', async () => {
    const { ports } = await clone();
    await expect(smokeTest({ image: 'vsc-test-smoke:none' }, ports)).rejects.toMatchObject({
      name: 'UserError',
      message: 'there is no image vsc-test-smoke:none here',
    });
  });

  it('ends at once when it is interrupted, and leaves nothing', async () => {
    const { ports, abort, temporary } = await clone();
    const step = () => ({
      update: () => abort.abort(new Error('told to stop')),
      note() {},
      done() {},
      fail() {},
    });
    const interrupted = smokeTest({ image }, { ...ports, log: { ...ports.log, step } });
    await expect(interrupted).rejects.toThrow('told to stop');
    expect(readdirSync(temporary)).toEqual([]);
    expect(await containersOf(ownOwner())).toEqual([]);
  });

  it('as an action fails the step with the reason, its report written', async () => {
    const main =
      'print("::set-output name=passed::true", flush=True)\nraise ValueError("no <b>model</b>")';
    const { root, at, temporary } = await clone(main);
    const env = { RUNNER_TEMP: temporary };
    const { code, outputs, summary, log } = await runAction(
      'smoke-test',
      { variant: 'lite', image },
      root,
      env,
    );
    expect(code).toBe(1);
    expect(outputs).toEqual({ passed: 'false', report: at('reports/smoke-lite.json') });
    // Both sets are described at once: either may be the first that fails.
    const reason =
      /no descriptors of the (?:query|reference) set: ValueError: no <b>model<\/b> \(main\.py ended with exit code 1\.\)/;
    expect(log).toMatch(
      new RegExp(
        `^::error::the lite image: template: ${reason.source}%0Anext: run them by hand`,
        'm',
      ),
    );
    const written: unknown = JSON.parse(readFileSync(at('reports/smoke-lite.json'), 'utf8'));
    const problem = expect.stringMatching(new RegExp(`^${reason.source}$`));
    expect(written).toMatchObject({ passed: false, runs: [{ passed: true }, { problem }] });
    validate(written);
    expect(validate.errors).toBeNull();
    expect(summary).toMatch(/^\| template +\| FAILED \| +no outcome \|/m);
    expect(summary).not.toContain('<b>');
    expect(readdirSync(temporary)).toEqual([]);
    expect(existsSync(at('data'))).toBe(false);
  });
});
