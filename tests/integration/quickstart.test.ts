import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { quickstart } from '../../actions/src/commands/submission/quickstart/quickstart.ts';
import type { KeptNow } from '../../actions/src/commands/submission/score/keep-scored.ts';
import { score } from '../../actions/src/commands/submission/score/score.ts';
import { readOutcome } from '../../actions/src/submission/archive/outcome-archive.ts';
import { EXPECTED_MICRO_AP } from '../../actions/src/submission/run/smoke-check.ts';
import { repositoryPorts } from '../support/repositories/repository-ports.ts';

const image = inject('liteImage');
const inputs = { dataset: 'train', image, proportion: 1, skipGpu: false, limits: {} } as const;
const root = mkdtempSync(path.join(tmpdir(), 'vsc-quickstart-'));
const ports = { ...repositoryPorts(), root };
const at = (...parts: string[]) => path.join(root, ...parts);

for (const name of [
  'package.json',
  'environment/competition.yml',
  'submission_quickstart/main.py',
]) {
  cpSync(path.join(repositoryPorts().root, name), at(name), { recursive: true });
}
afterAll(() => rmSync(root, { recursive: true, force: true }));

async function scores(): Promise<{ values: number[]; kept: KeptNow | undefined }> {
  const { scored, kept } = await score(
    {
      rankings: at('submission/submission.tar.gz'),
      groundTruth: at('data/train/train_descriptor_ground_truth.csv'),
      subset: at('data/train/query_subset.csv'),
      report: at('submission/report.html'),
      keep: true,
    },
    ports,
  );
  return { values: scored.map((one) => one.score.microAp), kept };
}

// One after the other: each goes on where the one before ended.
describe('from a fresh clone to scores', () => {
  it('runs the example', async () => {
    const { steps, receipt } = await quickstart(inputs, ports);
    expect(receipt).toMatchObject({ verdict: 'ok', exitCode: 0 });
    expect(steps.map(({ name }) => name)).toEqual([
      'engine',
      'videos',
      'subset',
      'submission',
      'run',
    ]);
    const outcome = await readOutcome(at('submission/submission.tar.gz'));
    for (const csv of Object.values(outcome))
      expect(csv.toString().split('\n').length).toBeGreaterThan(10);
  });

  it('scores near 0, on a page with frames and descriptors, and keeps the run', async () => {
    const { values, kept } = await scores();
    for (const microAp of values) {
      expect(microAp).toBeLessThan(EXPECTED_MICRO_AP.quickstart.most);
    }
    expect(kept?.run).toMatchObject({ number: 1, code: { files: [{ name: 'main.py' }] } });
    const page = readFileSync(at('submission/report.html'), 'utf8');
    expect(page).toContain('drawn by make sample-data');
    expect(page.match(/<img\s+src="data:image\/jpeg;base64,\/9j\//g)!.length).toBeGreaterThan(20);
    expect(page).toMatch(/>dimensions<\/td><td class="number">16<\/td><td class="number">16<\/td>/);
    expect(page).not.toMatch(/No frames|Not looked at|class="soft">no frame/);
    expect(readdirSync(at('data'))).toEqual(['train']);
  });

  it('runs it again with what is there, in a network without a way out', async () => {
    const child = path.resolve(import.meta.dirname, 'support/command-child.ts');
    const program = [process.execPath, child, 'quickstart', root, image];
    // Without root there is no such network to be had.
    const away = process.getuid?.() === 0 ? ['unshare', '--net', ...program] : program;
    const { stdout } = await ports.exec(away[0] ?? '', away.slice(1));
    expect(JSON.parse(stdout)).toMatchObject({ receipt: { verdict: 'ok' } });
  });

  it("leaves somebody's own zip alone", async () => {
    const zip = at('submission/submission.zip');
    const kept = readFileSync(zip);
    writeFileSync(zip, 'my own work');
    await expect(quickstart(inputs, ports)).rejects.toThrow('exists, and was not packed here');
    expect(readFileSync(zip, 'utf8')).toBe('my own work');
    writeFileSync(zip, kept);
  });
});
