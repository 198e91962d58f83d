import { describe, expect, it } from 'vitest';
import type { BuildResult } from '../../../actions/src/commands/images/build/build.ts';
import { buildView } from '../../../actions/src/commands/images/build/build-view.ts';
import type { SmokeRun } from '../../../actions/src/commands/images/smoke-test/smoke-run.ts';
import type { SmokeReport } from '../../../actions/src/commands/images/smoke-test/smoke-test.ts';
import { smokeTestView } from '../../../actions/src/commands/images/smoke-test/smoke-test-view.ts';
import { testImageView } from '../../../actions/src/commands/images/test-image/test-image-view.ts';
import type { ImageCheck } from '../../../actions/src/image/contents/check-image.ts';
import { summary, terminal } from '../../support/pages/rendered.ts';

const image = { reference: 'meta-vsc-descriptor-runtime:lite-local', id: 'sha256:1' };

describe('a build', () => {
  const built: BuildResult = {
    variant: 'lite',
    tag: image.reference,
    id: image.id,
    bytes: 2 ** 29,
    built: true,
    bytesBefore: 2 ** 28,
    layers: [
      { step: 'base', bytes: 2 ** 28 },
      { step: 'apt.sh | <b>', bytes: 2 ** 20 },
    ],
    growth: { against: 'ghcr.io/a/b:lite-latest', bytesBefore: 2 ** 28, share: 0.034 },
    problem: undefined,
  };
  const outcome = { image: built, failure: undefined, warnings: [] };

  it('has its size and its layers', () => {
    expect(terminal(buildView('lite', outcome))).toBe(
      [
        '  Layer          Unpacked',
        '  base          256.0 MiB',
        '  apt.sh | <b>    1.0 MiB',
        '',
        '  id  sha256:1',
        '',
        'Built: meta-vsc-descriptor-runtime:lite-local, 512.0 MiB unpacked, +3.4 %',
        'against ghcr.io/a/b:lite-latest.',
        '',
      ].join('\n'),
    );
  });

  it('is short if there was nothing to build', () => {
    const text = terminal(buildView('lite', { ...outcome, image: { ...built, built: false } }));
    expect(text).toMatch(/^ {2}id {2}sha256:1\n\nAlready built: /);
  });

  it('says why it failed, with the end of its log', () => {
    const failure = { message: 'building it failed:\n  E: no <b>\n```\n# x', next: 'make pull' };
    const view = buildView('lite', { image: undefined, failure, warnings: ['grown'] });
    expect(terminal(view)).toBe(
      '      E: no <b>\n    ```\n    # x\n\nWarnings\n  - grown\n\nBuilding it failed:\nnext:  make pull\n',
    );
    expect(summary(view)).toContain(
      '## ❌ The lite image\n\nBuilding it failed:\n\n**Next:** make pull\n',
    );
    expect(summary(view)).toContain('\n````\n  E: no <b>\n```\n# x\n````\n');
  });

  it('can fail with an image, which is then over its budget', () => {
    const failure = { message: 'too big', next: null };
    const text = terminal(buildView('lite', { ...outcome, failure }));
    expect(text).toContain('Built: `meta');
    expect(text).toMatch(/\nToo big\n$/);
  });
});

const check = (over: Partial<ImageCheck>): ImageCheck => ({
  group: 'import',
  name: 'pip timm',
  status: 'passed',
  detail: 'import timm',
  seconds: 1,
  ...over,
});

describe('the tests of an image', () => {
  const checks = [
    check({}),
    check({ name: 'pip bad', status: 'failed', detail: '"/><x>&\u0000\u001B[31m end' }),
    check({ group: 'gpu', name: 'computes', status: 'skipped', detail: 'no GPU here' }),
  ];
  const tested = { variant: 'lite', ...image, checks, findings: [] } as const;

  it('show what did not pass, and count', () => {
    const view = testImageView('lite', { tested, failure: { message: 'm', next: 'make build' } });
    expect(terminal(view)).toBe(
      [
        '              Check   Of        Why',
        '  FAILED      import  pip bad   "/><x>&<U+0000><U+001B>[31m end',
        '  not tested  gpu     computes  no GPU here',
        '',
        '  image  meta-vsc-descriptor-runtime:lite-local',
        '  id     sha256:1',
        '',
        '1 passed, 1 failed, 1 not tested.',
        'next:  make build',
        '',
      ].join('\n'),
    );
    expect(summary(view)).not.toMatch(/<x>|pip timm/);
  });

  it('may not have run at all', () => {
    const failure = { message: 'there is no image here', next: null };
    const text = terminal(testImageView('lite', { tested: undefined, failure }));
    expect(text).toBe('there is no image here\n');
  });
});

describe('a smoke test', () => {
  const run = { verdict: 'ok', exitCode: 0, message: '' } as const;
  const passed: SmokeRun = {
    ...run,
    submission: 'quickstart',
    passed: true,
    problem: null,
    seconds: 1.44,
    microAp: { full: 0.0218, subset: 0 },
  };
  const failed: SmokeRun = {
    ...run,
    submission: 'template',
    passed: false,
    seconds: 75,
    microAp: null,
    problem: 'no | <b>\x1b[31mred',
  };
  const report: SmokeReport = {
    version: 1,
    variant: 'lite',
    image,
    problem: null,
    runs: [passed, failed],
    passed: false,
  };

  it('has a row for each submission, and what is wrong', () => {
    expect(terminal(smokeTestView(report))).toBe(
      [
        '  Submission          micro-AP, full  subset        Time',
        '  quickstart  passed           0.022   0.000       1.4 s',
        '  template    FAILED      no outcome          1 min 15 s',
        '',
        '  - template: no | <b><U+001B>[31mred',
        '',
        '  image  meta-vsc-descriptor-runtime:lite-local',
        '  id     sha256:1',
        '',
        'Not everything is as expected.',
        'next:  run them by hand: docs/background/image.md, "Submissions in an image"',
        '',
      ].join('\n'),
    );
    expect(summary(smokeTestView(report))).toContain(
      '- template: no &#124; &lt;b&gt;&lt;U+001B&gt;\\[31mred\n',
    );
  });

  it('says what kept them from being run', () => {
    const view = smokeTestView({ ...report, problem: 'no videos: @everyone', runs: [] });
    expect(terminal(view)).toContain('  - no videos: @everyone\n');
    expect(summary(view)).toContain('- no videos: @&#8203;everyone\n');
  });
});
