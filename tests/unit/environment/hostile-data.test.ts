import { encode } from '@msgpack/msgpack';
import { zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readShard } from '../../../actions/src/environment/channel/records.ts';
import { readOsvRecord } from '../../../actions/src/environment/facts/osv-record.ts';
import { checkLock } from '../../../actions/src/environment/lock/check.ts';
import { inputsHash, lockFiles } from '../../../actions/src/environment/lock/model.ts';
import { renderLock } from '../../../actions/src/environment/lock/render.ts';
import { readMetadata } from '../../../actions/src/environment/pypi/index/metadata.ts';
import { readSimplePage } from '../../../actions/src/environment/pypi/index/simple-page.ts';
import { osvRecord } from '../../harness/packages/osv-server.ts';
import { share } from '../../support/soak.ts';
import { fileOf } from './fixture.ts';
import { hostilePages, hostileShards, mutants, wrongValues } from './hostile-data.ts';

// What others serve or send is data: it is refused, or what is taken of it is what it says it is. All of the
// cases are tried in `make soak`.

const machine = { __glibc: '2.31' };
const file = fileOf(
  'environment/environment-cpu.yml',
  ['numpy=1.23.4', 'python=3.9.13'],
  ['timm==0.6.12'],
);
const locked = (name: string, version: string, depends: string[]) => ({
  name,
  version,
  build: '0',
  buildNumber: 0,
  subdir: 'noarch',
  url: `https://conda.anaconda.org/conda-forge/noarch/${name}-${version}-0.conda`,
  md5: 'd41d8cd98f00b204e9800998ecf8427e',
  sha256: 'b'.repeat(64),
  size: 10,
  depends,
});
const lock = {
  schema: 1 as const,
  variant: 'cpu',
  inputs: inputsHash(file, machine),
  packages: [
    locked('python', '3.9.13', []),
    locked('numpy', '1.23.4', ['python']),
    locked('pip', '22.3.1', ['python']),
  ],
  pip: [
    {
      name: 'timm',
      version: '0.6.12',
      requires: ['numpy'],
      files: [{ filename: 'timm-0.6.12-py3-none-any.whl', sha256: 'a'.repeat(64), size: 1 }],
    },
  ],
};
const files = lockFiles('cpu');
const rendered = renderLock(lock);
const policy = { channels: ['conda-forge'], virtualPackages: machine };

function checked(details: string) {
  const explicit = rendered.get(files.explicit);
  return checkLock('cpu', { explicit, details, pip: rendered.get(files.pip) }, file, policy);
}

describe('a lock', () => {
  it('fits as it was written', () => {
    expect(checked(rendered.get(files.details) ?? '')).toMatchObject({
      state: 'fits',
      findings: [],
    });
  });

  it.each(share(mutants(lock), 7))('with $title does not fit', ({ value }) => {
    const { state, findings } = checked(`${JSON.stringify(value, undefined, 2)}\n`);
    // A field that no text shows is the records' to verify.
    const hidden = JSON.stringify([...renderedBy(value)]) === JSON.stringify([...rendered]);
    expect(state === 'fits' && !hidden).toBe(false);
    for (const { severity, message } of findings) {
      expect(severity).toBe('error');
      expect(message).not.toMatch(/undefined|\[object|at .*:\d+:\d+/);
    }
  });
});

/** What the texts would be, without the details. */
function renderedBy(value: unknown): ReadonlyMap<string, string> {
  try {
    const texts = renderLock(value as typeof lock);
    const same = texts.get(files.explicit) === rendered.get(files.explicit);
    return same && texts.get(files.pip) === rendered.get(files.pip) ? rendered : texts;
  } catch {
    return new Map();
  }
}

const page = {
  meta: { 'api-version': '1.1' },
  files: [
    {
      filename: 'timm-0.6.12-py3-none-any.whl',
      url: '../../files/timm-0.6.12-py3-none-any.whl',
      hashes: { sha256: 'a'.repeat(64) },
      'requires-python': '>=3.7',
      size: 100,
      yanked: false,
      'upload-time': '2023-01-02T03:04:05Z',
      'core-metadata': true,
    },
  ],
};

type Taken = ReturnType<typeof readSimplePage>[number];

/** What is taken of a page; nothing if it is refused as damaged. */
function takenOf(text: string): readonly Taken[] {
  try {
    return readSimplePage('timm', 'https://index.example/simple/timm/', text);
  } catch {
    return [];
  }
}

/** Whether it is bounded, and of the kind that it should be. */
function isSound({ filename, sha256, requiresPython, yanked, uploaded, size }: Taken): boolean {
  return (
    /^timm-[\w.+!-]{1,290}$/.test(filename) &&
    /^[0-9a-f]{64}$/.test(sha256) &&
    typeof requiresPython === 'string' &&
    [yanked, uploaded].every((each) => each === undefined || typeof each === 'string') &&
    (size === undefined || size >= 0)
  );
}

describe('a page of an index', () => {
  it.each(share(mutants(page), 7))('with $title is taken or refused', ({ value }) => {
    expect(takenOf(JSON.stringify(value)).every(isSound)).toBe(true);
  });

  it.each(hostilePages)('that is %s has nothing to take', (_title, text) => {
    expect(takenOf(text)).toEqual([]);
  });
});

const record = {
  packages: {
    'numpy-1.23.4-0.tar.bz2': {
      name: 'numpy',
      version: '1.23.4',
      build: '0',
      build_number: 0,
      depends: ['python >=3.9'],
      size: 10,
      sha256: 'b'.repeat(64),
    },
  },
  'packages.conda': {},
  removed: [],
};

/** The texts of what is taken of a shard; none if it is refused as damaged. */
function textsOf(bytes: Uint8Array): unknown[] {
  try {
    const records = [...readShard(bytes).records.values()];
    return records.flatMap(({ name, version, build, depends }) => [
      name,
      version,
      build,
      ...depends,
    ]);
  } catch {
    return [];
  }
}

describe('a shard of a channel', () => {
  it.each(hostileShards)('that is %s is refused or empty', (_title, bytes) => {
    const before = process.memoryUsage.rss();
    expect(textsOf(bytes)).toEqual([]);
    expect(process.memoryUsage.rss() - before).toBeLessThan(512e6);
  });

  it.each(share(mutants(record), 5))('with $title is taken or refused', ({ value }) => {
    const texts = textsOf(zstdCompressSync(encode(value)));
    expect(texts.every((each) => typeof each === 'string')).toBe(true);
  });
});

describe('what a release or an advisory says of itself', () => {
  it.each(wrongValues.map((value) => [String(value)]))('%j is bounded', (text) => {
    const lines = ['Metadata-Version: 2.1', 'Name: x', 'Version: 1', `License: ${text}`];
    const { licence = '' } = readMetadata(`${lines.join('\n')}\n\nbody`);
    expect(licence.length).toBeLessThanOrEqual(300);
  });

  const advisory = osvRecord('GHSA-2345-6789-cfgh', 'pillow', ['8.4.0'], {
    aliases: ['CVE-2026-12345'],
    severity: [{ type: 'CVSS_V3', score: 'CVSS:3.1/AV:N' }],
    database_specific: { severity: 'HIGH' },
  });
  it.each(share(mutants(advisory), 7))('an advisory with $title is bounded', ({ value }) => {
    const read = readOsvRecord(value, 'pillow', () => undefined);
    for (const text of [...(read?.ids ?? []), ...(read?.fixed ?? []), read?.summary ?? '']) {
      expect(text.length).toBeLessThanOrEqual(200);
      expect(text).not.toMatch(/[\n\u202E\0]/);
    }
  });
});
