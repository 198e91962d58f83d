import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { doctor } from '../../actions/src/commands/machine/doctor/doctor.ts';
import { quickstart } from '../../actions/src/commands/submission/quickstart/quickstart.ts';
import { startRemappingEngine } from '../harness/engines/other-engines.ts';
import { canStartEngine } from '../harness/engines/private-engine.ts';
import { isSoak } from '../support/soak.ts';
import { temporaryRoot } from '../support/repositories/temporary-root.ts';
import { exampleRoot } from '../support/repositories/example-root.ts';
import { LITE, loadLite } from './support/lite-on-engine.ts';

it.runIf(isSoak() && canStartEngine())(
  'the quickstart runs on an engine with userns-remap, and what it makes is of the user',
  async () => {
    const remapping = await startRemappingEngine();
    onTestFinished(() => remapping.close());
    expect(remapping.engine.remapsUsers).toBe(true);
    await loadLite(remapping.engine);
    const { root } = await temporaryRoot();
    const ports = await exampleRoot(root, remapping.host);
    expect((await doctor(ports)).find(({ name }) => name === 'limits of a run')).toMatchObject({
      found: 'enforced; users are mapped to others',
    });

    const inputs = { dataset: 'train', image: LITE, proportion: 1, skipGpu: false, limits: {} };
    const { receipt } = await quickstart({ ...inputs, dataset: 'train' }, ports);
    expect(receipt).toMatchObject({ verdict: 'ok', exitCode: 0 });
    const made = readdirSync(path.join(root, 'submission'), { recursive: true, encoding: 'utf8' });
    expect(made).toContain('submission.tar.gz');
    const owners = made.map((name) => statSync(path.join(root, 'submission', name)).uid);
    expect(new Set(owners)).toEqual(new Set([process.getuid?.()]));
  },
);
