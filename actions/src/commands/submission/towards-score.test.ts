import { describe, expect, it } from 'vitest';
import { afterPacking, afterPreparing, towardsScore } from './towards-score.ts';
import { temporaryRoot } from '../../../../tests/support/repositories/temporary-root.ts';

const TEST = { ground_truth: false };
const TRAIN = { ground_truth: true };

describe('after a run that passed', () => {
  const make = { MAKELEVEL: '1' };

  it('the score is what comes next on a set with a ground truth', async () => {
    const { root } = await temporaryRoot();
    const competition = { datasets: { test: TEST, train: TRAIN } };
    expect(towardsScore({ root, env: make }, competition, 'train')).toBe('make score');
    expect(towardsScore({ root, env: {} }, competition, 'train')).toBe(
      'npx vsc score submission/submission.tar.gz --ground-truth ' +
        'data/train/train_descriptor_ground_truth.csv --subset data/train/query_subset.csv ' +
        '--report submission/report.html',
    );
  });

  it('of another set, it is a trial on the set with a ground truth, which is drawn first if it is not here', async () => {
    const { root, write } = await temporaryRoot();
    const competition = { datasets: { test: TEST, train: TRAIN } };
    expect(towardsScore({ root, env: make }, competition, 'test')).toBe('make sample-data');
    await write({ 'competition_data/train/train_query_metadata.csv': 'video_id\n' });
    expect(towardsScore({ root, env: make }, competition, 'test')).toBe('make try');
    expect(towardsScore({ root, env: {} }, competition, 'test')).toBe('npx vsc try');
  });

  it('is nothing if no set has a ground truth', async () => {
    const { root } = await temporaryRoot();
    expect(towardsScore({ root, env: make }, { datasets: { test: TEST } }, 'test')).toBeUndefined();
  });
});

describe('before a run', () => {
  it('comes whichever of zip and subset is not there yet', async () => {
    const { root, write } = await temporaryRoot();
    const at = { root, env: { MAKELEVEL: '1' } };
    expect(afterPacking('train', at)).toBe('DATASET=train make data-subset');
    expect(afterPreparing('train', at)).toBe('DATASET=train make embed');
    await write({ 'submission/submission.zip': '', 'data/train/query_metadata.csv': '' });
    expect(afterPacking('train', at)).toBe('DATASET=train make test-submission');
    expect(afterPreparing('train', { ...at, env: {} })).toBe(
      'npx vsc test-submission --dataset train',
    );
    expect(afterPacking('test', at)).toBe('DATASET=test make data-subset');
  });
});
