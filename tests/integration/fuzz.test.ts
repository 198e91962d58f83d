import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { expect, inject, it } from 'vitest';
import { connect } from '../../actions/src/container/connect.ts';
import { runContainer } from '../../actions/src/container/run.ts';
import { restricted } from '../../actions/src/submission/run/run-spec.ts';
import { install, Unavailable } from '../../scripts/check/pypi.ts';
import { wheelsForImage } from '../support/images/python-coverage.ts';
import { isSoak } from '../support/soak.ts';

const root = path.resolve(import.meta.dirname, '../..');
const GiB = 2 ** 30;
/** Of each reader: ten minutes in all. */
const SECONDS = 300;
const OPTIONS = `-max_total_time=${SECONDS} -timeout=20 -rss_limit_mb=2000`;

/** Bytes that break a reader are left in `.cache/fuzz`, and what takes a new way through it beside them. */
it.runIf(isSoak() && process.arch === 'x64').for(['npz', 'zip'])(
  'five minutes of search find no bytes that break the reader of %s files',
  { timeout: (SECONDS + 120) * 1000 },
  async (reader, { skip }) => {
    const wanted = ['tests/hostile/atheris.txt', wheelsForImage('manylinux2014')] as const;
    const atheris = await install(root, ...wanted).catch((error: unknown) => {
      if (error instanceof Unavailable) skip('atheris comes from PyPI');
      throw error;
    });
    const found = path.join(root, '.cache/fuzz');
    await rm(path.join(found, reader), { recursive: true, force: true });
    await mkdir(found, { recursive: true });
    let output = '';
    const { exitCode } = await runContainer(
      await connect(process.env),
      {
        ...restricted({ memoryBytes: 3 * GiB, cpus: 1, scratchBytes: GiB / 4, timeSeconds: 1 }),
        image: inject('liteImage'),
        env: { PYTHONPATH: '/mnt/atheris' },
        workingFolder: '/mnt/found',
        mounts: [
          { source: path.join(root, 'tests/hostile'), target: '/mnt/hostile', readOnly: true },
          { source: path.join(root, atheris.folder), target: '/mnt/atheris', readOnly: true },
          { source: found, target: '/mnt/found' },
        ],
        command:
          `/opt/vsc/python -B /mnt/hostile/fuzz.py ${reader} /mnt/found/${reader} ${OPTIONS}`.split(
            ' ',
          ),
      },
      {
        signal: new AbortController().signal,
        onOutput: (chunk) => void (output = (output + Buffer.from(chunk).toString()).slice(-4000)),
      },
    );
    expect(exitCode, output).toBe(0);
    expect(output).toMatch(/Done \d{4,} runs/);
  },
);
