import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { addEntry, type AskedPackage } from '../../../actions/src/environment/files/add-entry.ts';
import { readEnvironment } from '../../../actions/src/environment/files/read.ts';

const NAME = 'environment/environment-cpu.yml';
const official = readFileSync(path.resolve(import.meta.dirname, '../../..', NAME), 'utf8');

function fileOf(text: string) {
  const { file } = readEnvironment(NAME, Buffer.from(text));
  if (file === undefined) throw new Error('the test has a wrong file');
  return file;
}

/** The lines that are there now, and were not. */
function added(asked: AskedPackage) {
  const lines = addEntry(fileOf(official), asked).split('\n');
  const before = official.split('\n');
  const at = lines.findIndex((line, index) => line !== before[index]);
  expect(lines.toSpliced(at, 1)).toEqual(before);
  return [lines[at - 1], lines[at]];
}

const conda = (name: string) => ({ section: 'conda', name, version: '1.0' }) as const;
const pip = (name: string) => ({ section: 'pip', name, version: '1.0' }) as const;

describe('an entry is added', () => {
  it.each([
    [conda('librosa'), '  - h5py=3.7.0', '  - librosa=1.0'],
    [conda('aaa'), 'dependencies:', '  - aaa=1.0'],
    [conda('zzz'), '  - tslearn=0.5.2', '  - zzz=1.0'],
    [pip('einops'), '      - decord==0.6.0', '      - einops==1.0'],
    [pip('zzz'), '      - transformers==4.25.1', '      - zzz==1.0'],
  ])('by its name, and nothing else changes: %o', (asked, before, line) => {
    // The first entry that comes later by name decides, wherever people have put others.
    const [above, entry] = added(asked);
    expect(entry).toBe(line);
    expect(above).toBe(before);
  });

  it.each(['numpy', 'Transformers', 'python_magic', 'segmentation.models.pytorch'])(
    'unless the file has it: %s',
    (name) => {
      expect(() => addEntry(fileOf(official), pip(name))).toThrow(/has it already, on line \d+: /);
    },
  );
});
