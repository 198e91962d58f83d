import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  validateEnvironment,
  type ValidateResult,
} from '../../actions/src/commands/request/validate/validate.ts';
import { exec } from '../../actions/src/entrypoints/exec.ts';
import { missingNames, realChannels, realFolder } from '../channels/real-channels.ts';
import { type ChannelServer, serveChannels } from '../channels/serve-channels.ts';
import { temporaryRoot } from '../support/repositories/temporary-root.ts';
import { git, officialBytes } from '../unit/environment/fixture.ts';

type Edit = (text: string) => string;
type Variants = 'both' | 'cpu';

/** The official file, without what the records lack; they say nothing of PyPI. */
function official(name: string): string {
  const text = officialBytes(name).toString();
  if (name === 'policy.yml' || name === 'competition.yml') return text;
  const conda = text.replace(/ {2}- pip:\n[^]*/, '').split('\n');
  return conda.filter((line) => !missingNames.test(line)).join('\n');
}

describe.skipIf(realFolder === undefined)('vsc validate on real records', () => {
  let server: ChannelServer;
  beforeAll(async () => {
    server = await serveChannels(realChannels(realFolder ?? ''));
  });
  afterAll(() => server.close());

  async function request(edit: Edit, where: Variants = 'both'): Promise<ValidateResult> {
    const { root, ports, write } = await temporaryRoot();
    for (const name of [
      'environment-cpu.yml',
      'environment-gpu.yml',
      'policy.yml',
      'competition.yml',
    ]) {
      await write({ [`environment/${name}`]: official(name) });
    }
    await git(root, 'init', '-q', '-b', 'main');
    await git(root, 'add', '-A');
    await git(root, 'commit', '-qm', 'official');
    const cpu = { 'environment/environment-cpu.yml': edit(official('environment-cpu.yml')) };
    const gpu = { 'environment/environment-gpu.yml': edit(official('environment-gpu.yml')) };
    await write(where === 'cpu' ? cpu : { ...cpu, ...gpu });
    const addresses = { channelBase: server.base, indexUrl: `${server.base}simple/` };
    const solve = { ...addresses, cacheFolder: undefined, deadlineMs: 60_000 };
    const inputs = { base: 'main', files: { cpu: undefined, gpu: undefined }, solve };
    return validateEnvironment(inputs, { ...ports, exec });
  }

  it('solves both official variants', async () => {
    const result = await request((text) => text);
    expect(result).toMatchObject({ verdict: 'mergeable', findings: [] });
    for (const { solution } of Object.values(result.variants)) {
      expect(solution?.change.radius).toMatchObject({ additiveOnly: true, added: [] });
    }
  });

  it.each<[string, Edit, Variants, string[]]>([
    [
      'a version that does not exist',
      (text) => text.replace('scipy=1.9.3', 'scipy=1.9.33'),
      'both',
      ['scipy=1.9.33 unknown-version'],
    ],
    [
      'a slip',
      (text) => text.replace('  - tqdm=', '  - tqmd='),
      'both',
      ['tqmd=4.64.1 unknown-package'],
    ],
    [
      'numpy raised',
      (text) => text.replace('numpy=1.23.4', 'numpy=1.24.2'),
      'both',
      ['numba=0.56.3 conflict', 'numpy=1.24.2 conflict'],
    ],
    [
      'ffmpeg beside av',
      (text) => text.replace('  - ffmpeg-py', '  - ffmpeg=5.1\n$&'),
      'both',
      ['av=9.2.0 conflict', 'ffmpeg=5.1 conflict'],
    ],
    [
      'an addition to CPU only',
      (text) => text.replace('  - libtiff', '  - jinja2=3.1.2\n$&'),
      'cpu',
      ['jinja2=3.1.2 variant-parity'],
    ],
    [
      'a pip package that conda has',
      (text) => `${text}  - pip:\n      - opencv-python==4.6.0.66\n`,
      'both',
      ['opencv-python==4.6.0.66 conda-and-pip', 'opencv-python==4.6.0.66 pip-unknown-package'],
    ],
  ])('tells at the line: %s', async (_title, edit, where, expected) => {
    const { verdict, findings, sources } = await request(edit, where);
    expect(verdict).toBe('blocked');
    const told = findings
      .filter(({ place }) => place.file.endsWith('cpu.yml'))
      .map(({ place, rule }) => {
        const line = sources.get(place.file)?.split('\n')[place.line - 1];
        return `${line?.slice(place.column - 1, place.endColumn - 1)} ${rule}`;
      });
    expect(told.toSorted()).toEqual(expected);
  });
});
