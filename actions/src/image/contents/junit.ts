import { xmlText } from '../../untrusted-text.ts';
import type { ImageCheck } from './check-image.ts';

/**
 * The checks of an image as a JUnit file: a suite for each group, a case for each check. Whatever
 * XML 1.0 cannot hold is left out of the texts.
 */
export function junit(variant: string, checks: readonly ImageCheck[]): string {
  const groups = [...new Set(checks.map(({ group }) => group))];
  const suites = groups.map((group) => {
    const cases = checks.filter((check) => check.group === group);
    const seconds = cases.reduce((total, check) => total + check.seconds, 0);
    const name = `${variant} ${group}`;
    return [
      `  <testsuite ${attributes({ name, ...counts(cases), time: seconds.toFixed(3) })}>`,
      ...cases.map((check) => testCase(name, check)),
      '  </testsuite>',
    ].join('\n');
  });
  const all = attributes({ name: `${variant} image`, ...counts(checks) });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites ${all}>\n${suites.join('\n')}\n</testsuites>\n`;
}

function counts(checks: readonly ImageCheck[]): Record<string, string> {
  const count = (status: string) => String(checks.filter((each) => each.status === status).length);
  return { tests: String(checks.length), failures: count('failed'), skipped: count('skipped') };
}

function testCase(suite: string, { name, status, detail, seconds }: ImageCheck): string {
  const start = `    <testcase ${attributes({ classname: suite, name, time: seconds.toFixed(3) })}`;
  if (status === 'failed') {
    return `${start}>\n      <failure ${attributes({ message: detail })}/>\n    </testcase>`;
  }
  if (status === 'skipped') {
    return `${start}>\n      <skipped ${attributes({ message: detail })}/>\n    </testcase>`;
  }
  return `${start}/>`;
}

function attributes(values: Record<string, string>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}="${xmlText(value)}"`)
    .join(' ');
}
