import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { isNotFree } from '../../../../actions/src/environment/facts/licences.ts';
import {
  mergeAliases,
  readOsvRecord,
} from '../../../../actions/src/environment/facts/osv-record.ts';
import { readPolicy } from '../../../../actions/src/environment/settings/policy.ts';
import { readMetadata } from '../../../../actions/src/environment/pypi/index/metadata.ts';
import { osvRecord } from '../../../harness/packages/osv-server.ts';
import { officialBytes } from '../fixture.ts';

const noScore = () => undefined;
const ghsa = osvRecord('GHSA-2345-6789-cfgh', 'Pillow', ['8.4.0'], {
  aliases: ['CVE-2026-12345', 'PYSEC-2026-7'],
  database_specific: { severity: 'MODERATE', github_reviewed: true, cwe_ids: ['CWE-125'] },
});
const pysec = osvRecord('PYSEC-2026-7', 'pillow', ['8.4.0'], {
  aliases: ['CVE-2026-12345'],
  severity: [{ type: 'CVSS_V3', score: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H' }],
});
const read = (record: unknown, score: (vector: string) => number | undefined = noScore) =>
  readOsvRecord(record, 'pillow', score);

describe('a record of the OSV database', () => {
  it('has ids, a rating and the versions without the fault', () => {
    expect(read(ghsa)).toEqual({
      ids: ['GHSA-2345-6789-cfgh', 'CVE-2026-12345', 'PYSEC-2026-7'],
      summary: 'An invented fault of Pillow',
      severity: 'medium',
      fixed: ['99.0'],
    });
    expect(read(pysec, () => 7.5)?.severity).toBe('high');
    expect(read(pysec)?.severity).toBe('not rated');
  });

  it('is one with those that it is an alias of, with the worst rating', () => {
    const merged = mergeAliases([read(ghsa)!, read(pysec, () => 9.1)!]);
    expect(merged).toHaveLength(1);
    expect(merged[0]).toMatchObject({ severity: 'critical', fixed: ['99.0'] });
  });

  it('counts as critical if it is of a malicious package', () => {
    expect(read(osvRecord('MAL-2026-1', 'pillow', ['8.4.0']))?.severity).toBe('critical');
  });

  it('is none if it was withdrawn', () => {
    expect(read({ ...ghsa, withdrawn: '2026-02-01T00:00:00Z' })).toBeUndefined();
  });

  it.each([null, 7, 'text', [], {}, { id: 7 }, { id: '../../x' }, { id: 'GHSA-1\n2' }])(
    'is none if it is %j',
    (value) => expect(read(value)).toBeUndefined(),
  );

  it('is bounded, and on one line', () => {
    const hostile = read({
      id: 'GHSA-1',
      aliases: Array.from({ length: 999 }, (_, at) => `CVE-2026-${at}`),
      summary: `a\u202Eb\n\n# c ${'x'.repeat(9999)}`,
      severity: { type: 1 },
      affected: [
        { package: { ecosystem: 'PyPI', name: 'pillow' }, ranges: [null, { events: 3 }] },
        5,
      ],
    });
    expect(hostile?.ids).toHaveLength(10);
    expect(hostile?.summary).toMatch(/^a b # c x{100,}…$/);
    expect(hostile?.summary.length).toBeLessThanOrEqual(200);
    expect(hostile?.fixed).toEqual([]);
  });

  // `validation/schema.json` of github.com/ossf/osv-schema, which no registry of packages has.
  const schemaFile = process.env['VSC_OSV_SCHEMA'];
  it.skipIf(schemaFile === undefined)('has the shape that its schema describes', () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    const validate = ajv.compile(JSON.parse(readFileSync(schemaFile ?? '', 'utf8')) as object);
    for (const record of [ghsa, pysec, osvRecord('MAL-2026-1', 'x', ['1'])]) {
      expect(validate(record), JSON.stringify(validate.errors)).toBe(true);
    }
  });
});

function licenceIn(lines: readonly string[]): string | undefined {
  const head = ['Metadata-Version: 2.4', 'Name: x', 'Version: 1'];
  return readMetadata([...head, ...lines, '', 'text'].join('\n')).licence;
}

describe('a licence', () => {
  it.each([
    [['License-Expression: MIT', 'License: other'], 'MIT'],
    [['License: BSD 3-Clause'], 'BSD 3-Clause'],
    [['License: UNKNOWN', 'Classifier: License :: OSI Approved :: MIT License'], 'MIT License'],
    [
      [`License: ${'Redistribution and use '.repeat(20)}`],
      expect.stringMatching(/^Redistri.{190,}/),
    ],
    [
      ['License: MIT', 'Classifier: License :: Free for non-commercial use'],
      'MIT; Free for non-commercial use',
    ],
    [['License: UNKNOWN'], undefined],
    [['Classifier: License :: OSI Approved'], undefined],
    [[], undefined],
  ])('of %j is %s', (lines, licence) => expect(licenceIn(lines)).toEqual(licence));

  const policy = readPolicy(officialBytes('policy.yml'));
  const listed = 'channels' in policy ? (policy.licences?.not_free ?? []) : [];

  it.each([
    'LicenseRef-Proprietary',
    'NVIDIA End User License Agreement',
    'cuDNN Software License Agreement (NVIDIA)',
    'CC-BY-NC-SA-4.0',
    'MIT; Free for non-commercial use',
    'Other/Proprietary License',
    'BUSL-1.1',
    'Apache-2.0 WITH Commons-Clause',
  ])('%s is not free for all uses', (licence) => expect(isNotFree(licence, listed)).toBe(true));

  it.each([
    'MIT',
    'BSD-3-Clause',
    'GPL-3.0-or-later',
    'AGPL-3.0-only',
    'Academic Free License (AFL)',
    'CC-BY-4.0',
    'Apache-2.0',
    'Python Software Foundation License',
    undefined,
  ])('%s is free', (licence) => expect(isNotFree(licence, listed)).toBe(false));
});
