import { describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { copyRepository, type } from './support/machine.ts';

const copy = await copyRepository('bare');
const scripts = Object.keys(manifest.scripts).map((name) => `npm run --silent ${name}`);

describe('right after the clone', () => {
  it.concurrent.each([...scripts, 'npx vsc --help', 'scripts/vsc --help'])(
    '%s ends with what to do',
    async (line) => {
      const output = 'error: the npm packages are not installed yet\nnext:  make setup\n';
      expect(await type(line, copy)).toEqual({ exitCode: 2, output });
    },
  );

  it('make says what to do, and which commands there are', async () => {
    const { exitCode, output } = await type('make', copy);
    expect(output).toContain('Not set up yet: `make quickstart` does it');
    expect(output).toContain('test-submission');
    expect(exitCode).toBe(0);
  });
});
