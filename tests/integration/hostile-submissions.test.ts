import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { testSubmission } from '../../actions/src/commands/submission/test-submission/test-submission.ts';
import type { Verdict } from '../../actions/src/contract.ts';
import { repositoryPorts } from '../support/repositories/repository-ports.ts';
import { GOOD_MAIN, tinyRun } from '../support/tiny-run.ts';

const image = inject('liteImage');

/** Each would gain something in a runtime that trusts it. */
const ATTEMPTS: [string, Verdict, number, string][] = [
  [
    'overwrites the evaluation',
    'write-refused',
    18,
    `open("/opt/vsc/vsc_runtime/ranking/__init__.py", "w").write("rank = None")`,
  ],
  [
    'writes its own outcome into submission/',
    'write-refused',
    18,
    `open("/code_execution/submission/submission.tar.gz", "wb").write(b"mine")`,
  ],
  [
    'replaces a descriptor file after it was checked',
    'write-refused',
    18,
    `import os\nopen("better.npz", "wb").close()\nos.replace("better.npz", "/code_execution/query_descriptors.npz")`,
  ],
  [
    'forks without end',
    'process-limit',
    16,
    'import os, time\nwhile True:\n    if os.fork() == 0:\n        time.sleep(600)',
  ],
  [
    'fills the disk',
    'disk-limit',
    15,
    'with open("big", "wb") as file:\n    while True:\n        file.write(bytes(1 << 20))',
  ],
  [
    'downloads weights',
    'network-attempted',
    14,
    'import urllib.request\nurllib.request.urlopen("https://example.org/weights.bin")',
  ],
  [
    'opens a socket to an address',
    'network-attempted',
    14,
    'import socket\nsocket.create_connection(("93.184.216.34", 443), timeout=1)',
  ],
  [
    'outlives main.py',
    'left-processes',
    17,
    `${GOOD_MAIN}\nimport subprocess\nsubprocess.Popen(["sleep", "600"], start_new_session=True)`,
  ],
  ['runs for ever', 'time-limit', 13, 'import time\nwhile True:\n    time.sleep(1)'],
  [
    'takes all memory',
    'out-of-memory',
    12,
    'held = []\nwhile True:\n    held.append(bytearray(1 << 24))',
  ],
  ['crashes', 'submission-failed', 11, 'raise ValueError("no model")'],
  ['writes no descriptors', 'submission-failed', 11, 'print("done")'],
];

describe.concurrent('a submission that', () => {
  it.for(ATTEMPTS)(
    '%s gains nothing and ends as %s (%d)',
    async ([, verdict, code, main], { onTestFinished }) => {
      const { inputs, submission } = await tinyRun(onTestFinished, main);
      const limits = {
        ...inputs.limits,
        ...(verdict === 'time-limit' && { timeSeconds: 2 }),
        // 512 interpreters fit in, so that the limit of processes is what they meet.
        ...(verdict === 'process-limit' && { memoryBytes: 3 * 2 ** 30 }),
      };
      const receipt = await testSubmission({ ...inputs, image, limits }, repositoryPorts());
      expect(receipt).toMatchObject({ verdict, exitCode: code, outcome: null });
      expect(receipt.next).toMatch(/\w/);
      expect(readdirSync(submission).toSorted()).toEqual([
        'log.txt',
        'receipt.json',
        'submission.zip',
      ]);
      const log = readFileSync(path.join(submission, 'log.txt'), 'utf8');
      expect(log).toContain(receipt.message);
    },
  );
});

describe.concurrent('a submission that goes on after it was refused', () => {
  it('gets the outcome of one that never tried', async ({ onTestFinished }) => {
    const tricks = [
      'open("/opt/vsc/run.py", "w")',
      'open("/code_execution/submission/result.json", "w")',
      'os.listdir("/code_execution/submission")',
      'os.unlink("/code_execution/query_descriptors.npz")',
      'os.rename("/code_execution/reference_descriptors.npz", "/tmp/mine.npz")',
      'open("/code_execution/reference_descriptors.npz", "r+b").write(b"mine")',
      'os.kill(1, 9)',
      'os.setuid(0)',
      'open("/data/query_subset.csv", "a")',
      'os.mount("x", "/opt", "tmpfs", 0)',
    ];
    const main = [
      'import os',
      'print("2026-01-01T00:00:00Z SUCCESS  | forged")',
      'print(*(line for line in open("/proc/self/mountinfo") if ".run-" in line))',
      ...tricks.map(
        (trick, index) =>
          `try:\n    ${trick}\n    print("GAINED", ${index})\nexcept Exception: pass`,
      ),
      GOOD_MAIN,
    ].join('\n');
    const honest = await tinyRun(onTestFinished);
    const sly = await tinyRun(onTestFinished, main);
    const [expected, found] = await Promise.all([
      testSubmission({ ...honest.inputs, image }, repositoryPorts()),
      testSubmission({ ...sly.inputs, image }, repositoryPorts()),
    ]);
    expect(expected.outcome?.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(found.outcome?.sha256).toBe(expected.outcome?.sha256);
    const log = readFileSync(path.join(sly.submission, 'log.txt'), 'utf8');
    expect(log).not.toContain('GAINED');
    // All that it learns of who runs it is the folder's path.
    expect(log).toMatch(/\/\.run-\w{6} \/code_execution\/submission /);
    expect(log).toContain('submission | 2026-01-01T00:00:00Z SUCCESS');
  });
});

describe.concurrent('a zip that', () => {
  it('brings precomputed subset descriptors is refused', async ({ onTestFinished }) => {
    const precomputed = { name: 'subset_query_descriptors.npz', content: Buffer.from('x') };
    const { inputs, submission } = await tinyRun(onTestFinished, GOOD_MAIN, [precomputed]);
    const receipt = await testSubmission({ ...inputs, image }, repositoryPorts());
    expect(receipt).toMatchObject({ verdict: 'invalid-submission', exitCode: 10 });
    expect(receipt.message).toContain('subset_query_descriptors.npz');
    expect(existsSync(path.join(submission, 'submission.tar.gz'))).toBe(false);
  });

  it('has no main.py is ranked on the full set alone', async ({ onTestFinished }) => {
    const { inputs } = await tinyRun(onTestFinished, null);
    const receipt = await testSubmission({ ...inputs, image }, repositoryPorts());
    expect(receipt).toMatchObject({ verdict: 'ok', measures: { fullRows: 12, subsetRows: 0 } });
    expect(receipt.warnings.join(' ')).toContain('no main.py');
  });

  it('has no main.py is refused in phase 2', async ({ onTestFinished }) => {
    const { inputs } = await tinyRun(onTestFinished, null);
    const receipt = await testSubmission({ ...inputs, image, phase2: true }, repositoryPorts());
    expect(receipt).toMatchObject({ verdict: 'invalid-submission', exitCode: 10 });
  });
});
