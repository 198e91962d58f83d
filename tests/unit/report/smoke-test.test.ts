import { describe, expect, it } from 'vitest';
import {
  type ReportedSmokeTest,
  smokeLines,
  smokeMarkdown,
} from '../../../actions/src/report/smoke-test.ts';

const image = { reference: 'meta-vsc-descriptor-runtime:lite-local', id: 'sha256:1' };
const passed = {
  submission: 'quickstart',
  passed: true,
  problem: null,
  seconds: 1.44,
  microAp: { full: 0.0218, subset: 0 },
};
const failed = {
  submission: 'template',
  passed: false,
  problem: 'no | <b>\x1b[31mred',
  seconds: 75,
  microAp: null,
};
const tried: ReportedSmokeTest = { variant: 'lite', image, problem: null, runs: [passed, failed] };
const untried: ReportedSmokeTest = { ...tried, problem: 'no videos: @everyone', runs: [] };

describe('the lines for a terminal', () => {
  it('have a row for each submission, and what is wrong', () => {
    expect(smokeLines(tried)).toBe(
      [
        'meta-vsc-descriptor-runtime:lite-local',
        '  passed  quickstart  micro-AP 0.022 full, 0.000 subset        1.4 s',
        '  FAILED  template    no outcome                          1 min 15 s',
        '  template: no | <b><U+001B>[31mred',
      ].join('\n'),
    );
  });

  it('say what kept them from being run', () => {
    expect(smokeLines(untried)).toBe(`${image.reference}\n  no videos: @everyone`);
  });
});

describe('the summary of a job', () => {
  it('has the same, escaped', () => {
    expect(smokeMarkdown(tried)).toBe(
      [
        '### Submissions in the lite image',
        '',
        '| Submission | | | Time |',
        '| --- | --- | --- | --- |',
        '| quickstart | passed | micro-AP 0.022 full, 0.000 subset | 1.4 s |',
        '| template | **failed** | no outcome | 1 min 15 s |',
        '',
        '- template: no &#124; &lt;b&gt;&lt;U+001B&gt;\\[31mred',
        '',
      ].join('\n'),
    );
  });

  it('has no table where nothing was run', () => {
    expect(smokeMarkdown(untried)).toBe(
      '### Submissions in the lite image\n\n- no videos: @&#8203;everyone\n',
    );
  });
});
