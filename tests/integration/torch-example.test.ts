import { appendFile, chmod, cp } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { sampleData } from '../../actions/src/commands/submission/sample-data/sample-data.ts';
import { trySubmission } from '../../actions/src/commands/submission/try/try-submission.ts';
import { buildImage } from '../../actions/src/image/build/build.ts';
import { corpusTable, runCorpus } from '../support/hostile-corpus.ts';
import { repositoryPorts } from '../support/repositories/repository-ports.ts';
import { isSoak } from '../support/soak.ts';
import { buildRoot } from './support/build-root.ts';

// As docs/start/competitors.md has it: Debian's torch in lite, and the example in the place of the template.
it.runIf(isSoak())(
  'the example in torch finds copies in the sample data, and what torch says of errors is understood',
  { timeout: 1_200_000 },
  async () => {
    const { engine, tag, root, ports, path: at } = await buildRoot();
    await chmod(root, 0o755);
    await appendFile(at('runtime/apt-lite.txt'), 'python3-torch\n');
    await buildImage(engine, { variant: 'lite', tag }, ports);
    const repository = repositoryPorts().root;
    const example = path.join(repository, 'docs/examples/torch');
    await cp(example, at('submission_src'), { recursive: true });
    await cp(path.join(repository, 'package.json'), at('package.json'));
    const image = { image: tag, skipGpu: true };
    await sampleData({ ...image, datasets: ['train'] }, ports);
    const inputs = { ...image, dataset: 'train', queries: 1000, limits: {}, chunk: 128 };
    const { receipt, scored } = await trySubmission(inputs, ports);
    expect(receipt.verdict).toBe('ok');
    expect(scored?.score.microAp).toBeGreaterThan(0.6);
    process.stdout.write(`micro-AP of the example in torch: ${scored?.score.microAp}\n`);

    const words = ['failure: torch:'];
    const found = await runCorpus(engine, tag, { words, signal: new AbortController().signal });
    expect(found.length).toBeGreaterThan(6);
    expect(corpusTable(found.filter(({ right }) => !right))).toBe('0 cases, 0 wrong\n');
  },
);
