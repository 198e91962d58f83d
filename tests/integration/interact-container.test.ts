import { chmodSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { describe, expect, inject, it } from 'vitest';
import { connect } from '../../actions/src/container/connect.ts';
import { runContainer } from '../../actions/src/container/run.ts';
import { ownUser } from '../../actions/src/processes.ts';
import { interactiveSpec } from '../../actions/src/submission/run/run-spec.ts';
import { temporaryRoot } from '../support/repositories/temporary-root.ts';

describe('the container of interact-container', () => {
  it('sees edits outside, beside main.py as on the platform', async () => {
    const { root, path, write, ports } = await temporaryRoot();
    chmodSync(root, 0o755);
    await mkdir(path('submission'));
    await write({
      'submission_src/main.py': 'import lib.text; print(lib.text.NAME, open("weights.txt").read())',
      'submission_src/lib/text.py': 'NAME = "before"',
      'submission_src/weights.txt': 'w1',
    });
    const spec = interactiveSpec({
      image: inject('liteImage'),
      data: null,
      submission: path('submission'),
      source: path('submission_src'),
      user: ownUser(),
      gpu: false,
    });
    const typed =
      'python main.py; until grep -q after lib/text.py; do sleep 0.1; done; python main.py';
    const command = (spec.command ?? []).map((word) => word.replace('exec /bin/bash', typed));
    let printed = '';
    let edited: Promise<void> | undefined;
    const { exitCode } = await runContainer(
      await connect(process.env),
      { ...spec, command },
      {
        signal: ports.signal,
        onOutput(chunk) {
          printed += Buffer.from(chunk).toString();
          if (printed.includes('before w1')) {
            edited ??= write({ 'submission_src/lib/text.py': 'NAME = "after"' });
          }
        },
      },
    );
    await edited;
    expect({ exitCode, printed }).toEqual({ exitCode: 0, printed: 'before w1\nafter w1\n' });
  });
});
