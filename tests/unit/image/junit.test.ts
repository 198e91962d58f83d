import { expect, it } from 'vitest';
import type { ImageCheck } from '../../../actions/src/image/contents/check-image.ts';
import { junit } from '../../../actions/src/image/contents/junit.ts';

const check = (over: Partial<ImageCheck>): ImageCheck => ({
  group: 'import',
  name: 'pip timm',
  status: 'passed',
  detail: 'import timm',
  seconds: 0.5,
  ...over,
});
const HOSTILE = '"/><x>&\u0000\u001B[31m\uD800 end';
const checks = [
  check({}),
  check({ name: 'pip bad', status: 'failed', detail: HOSTILE }),
  check({ group: 'gpu', name: 'computes', status: 'skipped', detail: 'no GPU here', seconds: 0 }),
];

it('writes a suite for each group and counts its cases', () => {
  expect(junit('cpu', [check({}), check({ group: 'gpu', status: 'skipped', seconds: 0 })])).toBe(
    `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="cpu image" tests="2" failures="0" skipped="1">
  <testsuite name="cpu import" tests="1" failures="0" skipped="0" time="0.500">
    <testcase classname="cpu import" name="pip timm" time="0.500"/>
  </testsuite>
  <testsuite name="cpu gpu" tests="1" failures="0" skipped="1" time="0.000">
    <testcase classname="cpu gpu" name="pip timm" time="0.000">
      <skipped message="import timm"/>
    </testcase>
  </testsuite>
</testsuites>
`,
  );
});

it('escapes texts and leaves out what XML cannot hold', () => {
  expect(junit('cpu', checks)).toContain('<failure message="&quot;/&gt;&lt;x&gt;&amp;[31m end"/>');
});
