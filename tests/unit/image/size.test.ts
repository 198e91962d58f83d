import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { ensureDisk, neededBytes } from '../../../actions/src/image/disk.ts';
import { budgetOf, growthOf, growthWarning, overBudget } from '../../../actions/src/image/size.ts';

const policy = {
  budgets: { lite: '800m', cpu: '16g', gpu: '24g' },
  growth_warning: 0.05,
  imports: [],
};
const MIB = 2 ** 20;

describe('the size of an image', () => {
  it('has a budget by variant, where the policy has one', () => {
    expect(budgetOf('lite', policy)).toBe(800 * MIB);
    expect(budgetOf('gpu', policy)).toBe(24 * 1024 * MIB);
    expect(budgetOf('lite', undefined)).toBeUndefined();
  });

  it('over budget names the ten heaviest packages, the heaviest first', () => {
    const installed = Array.from({ length: 12 }, (_, index) => ({
      kind: 'conda' as const,
      name: `p${index}`,
      version: '1',
      size: index * MIB,
      source: '',
    }));
    const { message, next } = overBudget('x:cpu', 900 * MIB, 800 * MIB, installed);
    expect(message).toMatch(/^x:cpu has 900\.0 MiB, its budget is 800\.0 MiB; the heaviest:\n/);
    const named = message.split('\n').slice(1);
    expect(named).toHaveLength(10);
    expect(named[0]?.trim()).toBe('11.0 MiB  conda p11 1');
    expect(next).toContain('environment/policy.yml');
  });

  it('warns from the stated share of growth on', () => {
    const warning = (bytes: number) => {
      const growth = growthOf(bytes, { name: 'ghcr.io/x:cpu-latest', bytes: 100 * MIB });
      return growthWarning('x', bytes, growth, policy);
    };
    expect(warning(105 * MIB)).toMatch(
      /^x has grown by 5 % over ghcr\.io\/x:cpu-latest: 100\.0 MiB -> 105\.0 MiB$/,
    );
    expect(warning(104.9 * MIB)).toBeUndefined();
    expect(warning(50 * MIB)).toBeUndefined();
  });
});

describe('the room for a build', () => {
  const removed: string[][] = [];
  const ports = (env: Record<string, string>) => ({
    env,
    log: {
      info() {},
      warn() {},
      raw() {},
      step: () => ({ update() {}, note() {}, done() {}, fail() {} }),
    },
    exec: async (command: string, args: readonly string[]) => {
      removed.push([command, ...args]);
      return { exitCode: 0, stdout: '', stderr: '' };
    },
  });
  const engine = { storageFolder: tmpdir() };

  it('is reckoned from the sizes in the lock', () => {
    const size = 1000 * MIB;
    const conda = { version: '1', build: '', buildNumber: 0, subdir: '', url: '', depends: [] };
    const packages = [{ ...conda, name: 'torch', md5: undefined, sha256: undefined, size }];
    expect(neededBytes('gpu', { packages, pip: [] })).toBe(2048 * MIB + 7 * size);
    expect(neededBytes('lite', undefined)).toBe(2048 * MIB);
  });

  it('is refused where there is too little, and nothing is removed from a machine of somebody', async () => {
    await expect(ensureDisk(engine, 2 ** 60, ports({}))).rejects.toThrow(
      /needs about 1048576\.0 TiB/,
    );
    expect(removed).toEqual([]);
    await ensureDisk(engine, 1, ports({}));
    await ensureDisk({ storageFolder: '/nowhere' }, 2 ** 60, ports({}));
  });

  it("is made on GitHub's own runners by removing the tools of a list", async () => {
    const hosted = ports({ RUNNER_ENVIRONMENT: 'github-hosted' });
    await expect(ensureDisk(engine, 2 ** 60, hosted)).rejects.toThrow('needs about');
    expect(removed).toEqual([
      ['sudo', 'rm', '-rf', expect.any(String), ...Array(5).fill(expect.any(String))],
    ]);
    expect(removed[0]?.slice(3).every((folder) => /^\/(opt|usr)\/\w/.test(folder))).toBe(true);
  });
});
