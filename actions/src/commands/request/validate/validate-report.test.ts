import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import type { ValidateResult } from './validate.ts';
import { reportOf } from './validate-report.ts';
import { validateView } from './validate-view.ts';
import type { Solution } from '../../../environment/solve-files.ts';
import type { SolvedPackage } from '../../../environment/solve/thread/protocol.ts';
import { renderTerminal } from '../../../report/terminal.ts';
import schema from '../../../../validate-environment/report.schema.json' with { type: 'json' };

const validate = new Ajv({ allErrors: true }).compile(schema);

function solvedPackage(name: string, version: string): SolvedPackage {
  const url = `https://conda.anaconda.org/conda-forge/noarch/${name}-${version}-0.conda`;
  const rest = { build: '0', buildNumber: 0, subdir: 'noarch', md5: undefined, sha256: undefined };
  return { name, version, url, ...rest, size: 1_500_000, depends: [] };
}

const upgraded: Solution = {
  change: {
    base: { verdict: 'solved', packages: [solvedPackage('a', '1')] },
    head: { verdict: 'solved', packages: [solvedPackage('a', '2'), solvedPackage('b', '1')] },
    radius: {
      additiveOnly: false,
      added: [{ section: 'conda', name: 'b', before: undefined, after: solvedPackage('b', '1') }],
      upgraded: [
        {
          section: 'conda',
          name: 'a',
          before: solvedPackage('a', '1'),
          after: solvedPackage('a', '2'),
        },
      ],
      downgraded: [],
      rebuilt: [],
      removed: [],
      download: { changedBytes: 3_000_000, growthBytes: 1_500_000, unknownSizes: [] },
    },
  },
  pypi: { verdict: 'checked', findings: [], packages: [], before: undefined },
};

const down: Solution = {
  change: {
    base: undefined,
    head: {
      verdict: 'channel-unavailable',
      channel: 'conda-forge',
      url: 'https://x.example/noarch',
      reason: 'HTTP 503',
      attempts: 3,
    },
    radius: undefined,
  },
  pypi: undefined,
};

function resultWith(solution: Solution | undefined): ValidateResult {
  const place = { file: 'environment/environment-cpu.yml', line: 3, column: 5, endColumn: 9 };
  const changes = [
    { section: 'conda', kind: 'changed', name: 'a', before: 'a=1', after: 'a=2' },
    { section: 'pip', kind: 'added', name: 'c', before: undefined, after: 'c==1' },
  ] as const;
  return {
    verdict: 'undecided',
    findings: [{ place, rule: 'sorted-lines', severity: 'warning', message: 'm' }],
    base: { ref: 'main', commit: '0'.repeat(40), note: undefined },
    notes: ['n'],
    variants: {
      cpu: { file: 'environment/environment-cpu.yml', changes, solution },
      gpu: { file: 'environment/environment-gpu.yml', changes: undefined, solution: undefined },
    },
    sources: new Map(),
  };
}

describe('the report', () => {
  it.each([
    ['not solved', undefined],
    ['solved', upgraded],
    ['a channel that is down', down],
  ])('fits its schema: %s', (_title, solution) => {
    // As its readers get it: through JSON.
    validate(JSON.parse(JSON.stringify(reportOf(resultWith(solution)))));
    expect(validate.errors).toBeNull();
  });
});

/** An addition of these packages, with a thousand bytes to download and two thousand unpacked for each letter. */
function bringing(...names: string[]): Solution {
  const added = names.map((name) => {
    const after = { ...solvedPackage(name, '1'), size: 1000 * name.length };
    return { section: 'conda' as const, name, before: undefined, after };
  });
  const { radius, ...change } = upgraded.change;
  const facts = added.map(({ section, name, after: { version, size } }) => ({
    section,
    name,
    version,
    licence: 'MIT',
    notFree: false,
    downloadBytes: size,
    unpackedBytes: 2 * size,
    released: undefined,
    newest: undefined,
    script: false,
    advisories: { known: [] },
  }));
  return {
    change: { ...change, radius: { ...radius!, additiveOnly: true, added, upgraded: [] } },
    pypi: upgraded.pypi,
    facts,
  };
}

function textOf(solution: Solution): string {
  return renderTerminal(validateView(reportOf(resultWith(solution))), { width: 80, color: false });
}

describe('what people read', () => {
  it('tells what a change does to the packages of others', () => {
    const text = textOf(upgraded);
    expect(text).toContain(
      'Not additive: packages that are installed today change (1 upgraded, 1 added).',
    );
    expect(text).toContain('1.4 MiB more to download for the whole environment');
    expect(text).toContain('  upgraded  a        1       2');
  });

  it('tells what one image gets and the other does not', () => {
    const result = resultWith(bringing('both'));
    const gpu = { ...result.variants['cpu']!, solution: bringing('both', 'cudnn') };
    const report = reportOf({ ...result, variants: { ...result.variants, gpu } });
    const text = renderTerminal(validateView(report), { width: 120, color: false });
    expect(text).toContain(
      'CPU: 1 package; 3.9 KiB to download, 7.8 KiB unpacked in the image.\n' +
        '  GPU: 2 packages; 8.8 KiB to download, 17.6 KiB unpacked in the image.',
    );
    expect(text).toMatch(/both 1 +CPU, GPU +MIT/);
    expect(text).toMatch(/cudnn 1 +GPU +MIT/);
  });

  it('does not blame the files for a server that does not answer', () => {
    const text = textOf(down);
    expect(text).toContain('The channel `conda-forge` could not be read: HTTP 503 (tried 3 times');
    expect(text).toContain('This is not a fault of the files.');
  });
});
