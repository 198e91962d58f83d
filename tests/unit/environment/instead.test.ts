import { describe, expect, it } from 'vitest';
import { checkFiles } from '../../../actions/src/environment/check.ts';
import { readEnvironment } from '../../../actions/src/environment/files/read.ts';
import { catalogue } from '../../../actions/src/environment/rules/catalogue.ts';
import type { Finding } from '../../../actions/src/finding.ts';
import { officialPolicy, readOrThrow } from './fixture.ts';
import { conda, file, rows } from './instead-cases.ts';
import { byServers, withoutText } from './instead-rules.ts';
import { putInstead } from './put-instead.ts';

/** All that is said of a file without a network. */
function check(
  text: string,
  { gpu, base }: { gpu?: string; base?: string } = {},
): readonly Finding[] {
  const read = readEnvironment('environment/environment-cpu.yml', Buffer.from(text));
  if (read.file === undefined) return read.findings;
  const other =
    gpu === undefined ? {} : { gpu: readOrThrow('environment/environment-gpu.yml', gpu) };
  const before =
    base === undefined ? {} : { cpu: readOrThrow('environment/environment-cpu.yml', base) };
  const context = { policy: officialPolicy(), head: { cpu: read.file, ...other }, base: before };
  return [...read.findings, ...checkFiles(context)];
}

function toldAt(findings: readonly Finding[], at: string): Finding | undefined {
  return findings.find(({ place: { line, column } }) => `${line}:${column}` === at);
}

describe('what to write instead', () => {
  it.each(rows)('of %s', (_title, text, at, message, instead, base) => {
    const findings = check(text, { ...(base && { base }) });
    const told = toldAt(findings, at);
    expect(told).toMatchObject({
      message: expect.stringMatching(message) as string,
      suggestion: instead,
    });
    const errors = findings.filter((each) => each === told || each.severity === 'error');
    const after = check(putInstead(text, errors), { ...(base && { base }) });
    const left = after.filter(({ rule, severity }) => severity === 'error' || rule === told?.rule);
    expect(left).toEqual([]);
  });

  it.each([
    'pytorch-cpu',
    'pytorch-gpu',
    'cuda-nvcc',
    'pytorch_geometric',
    'python-dp',
    'r-iterators',
  ])('nothing: %s is a name', (name) => {
    const findings = check(conda(`${name}=1.0`));
    expect(findings.map(({ rule }) => rule)).not.toContain('known-name');
  });

  it.each([
    ['missing', file, 'add `av=9.2.0` to environment/environment-gpu.yml'],
    ['another', conda('av=9.1.0'), 'write the same in both files'],
  ])('of an entry that the other file has not: %s', (_title, gpu, instead) => {
    const text = conda('av=9.2.0');
    const told = check(text, { gpu }).find(({ rule }) => rule === 'variant-parity');
    expect(told?.suggestion).toContain(instead);
    expect(check(text, { gpu: text })).toEqual([]);
  });

  it('is known of each rule that has one', () => {
    const here = rows.map(
      ([, text, at, , , base]) => toldAt(check(text, { ...(base && { base }) }), at)?.rule,
    );
    const known = new Set<string | undefined>([...here, ...byServers, ...Object.keys(withoutText)]);
    expect(known).toEqual(new Set(Object.keys(catalogue)));
    expect(
      [...byServers, ...Object.keys(withoutText)].filter((rule) => here.includes(rule as never)),
    ).toEqual([]);
  });
});
