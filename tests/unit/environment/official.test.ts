import { describe, expect, it } from 'vitest';
import { checkFiles } from '../../../actions/src/environment/check.ts';
import { readEnvironment } from '../../../actions/src/environment/files/read.ts';
import { officialBytes, officialPolicy } from './fixture.ts';

const read = (name: string) => readEnvironment(`environment/${name}`, officialBytes(name));

describe('the official environment files', () => {
  const cpu = read('environment-cpu.yml');
  const gpu = read('environment-gpu.yml');

  it('are read without findings', () => {
    expect([...cpu.findings, ...gpu.findings]).toEqual([]);
    expect([cpu.file?.conda.length, cpu.file?.pip.length]).toEqual([30, 11]);
    expect([gpu.file?.conda.length, gpu.file?.pip.length]).toEqual([31, 11]);
  });

  it('break no rule', () => {
    const files = { ...(cpu.file && { cpu: cpu.file }), ...(gpu.file && { gpu: gpu.file }) };
    expect(checkFiles({ policy: officialPolicy(), head: files, base: files })).toEqual([]);
  });

  it('keep the pins that submissions were developed with', () => {
    const pins = new Map(gpu.file?.conda.map(({ name, raw }) => [name, raw]));
    expect(pins.get('python')).toBe('python=3.9.13');
    expect(pins.get('cudatoolkit')).toBe('nvidia::cudatoolkit=11.3.1');
    expect(pins.get('pytorch')).toBe('pytorch::pytorch=1.12.1=py3.9_cuda11.3_cudnn8.3.2_0');
    expect(gpu.file?.pip.map(({ raw }) => raw)).toContain('lightning-flash[video,image]==0.8.1');
    // Without it flash.video can't be imported.
    expect(gpu.file?.pip.map(({ raw }) => raw)).toContain('torchmetrics==0.10.3');
  });
});
