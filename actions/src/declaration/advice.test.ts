import { describe, expect, it } from 'vitest';
import packQuickstart from '../commands/submission/pack-quickstart/command.ts';
import { advice } from './advice.ts';
import { readInputs } from './read-inputs.ts';

const values = { dataset: 'train', force: true } as const;
const underMake = advice({ MAKELEVEL: '1' }, 'pack-quickstart', values);

describe('advice', () => {
  it('names the variables under make, and the flags elsewhere', () => {
    expect(underMake).toBe('DATASET=train FORCE=true make pack-quickstart');
    expect(advice({}, 'pack-quickstart', values)).toBe(
      'npx vsc pack-quickstart --dataset train --force',
    );
    expect(advice({}, 'pack-submission', {})).toBe('npx vsc pack-submission');
  });

  it('names variables that the command reads', () => {
    const env = new Map(underMake.split(' ').map((word) => word.split('=') as [string, string]));
    const variables = {
      name: () => '',
      read: (_key: string, { variable = '' }) => env.get(variable),
    };
    const options = { sources: [variables], base: '/', entrypoint: 'command-line' } as const;
    expect(readInputs(packQuickstart, options)).toEqual(values);
  });
});
