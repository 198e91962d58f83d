import { describe, expect, it } from 'vitest';
import { settledConfig } from '../../../actions/src/image/build/settle-config.ts';

const image = {
  Architecture: 'amd64',
  Os: 'linux',
  Config: {
    Env: ['PATH=/bin'],
    Cmd: ['bash'],
    Entrypoint: [],
    WorkingDir: '/work',
    User: '',
    Labels: { b: '2', a: '1' },
  },
  RootFS: { Type: 'layers', Layers: ['sha256:1', 'sha256:2', 'sha256:3'] },
} as never;
/** As the engine tells it: the newest first. */
const history = [
  { CreatedBy: 'CMD ["bash"]', Comment: 'buildkit.dockerfile.v0' },
  { CreatedBy: 'WORKDIR /work', Comment: 'buildkit.dockerfile.v0' },
  { CreatedBy: 'RUN |1 A=b /bin/sh -c true # buildkit', Comment: 'buildkit.dockerfile.v0' },
  { CreatedBy: 'ARG A=b', Comment: '' },
  { CreatedBy: '/bin/sh -c #(nop)  CMD ["bash"]', Comment: '' },
  { CreatedBy: '', Comment: 'Imported from -' },
];

describe('settledConfig', () => {
  it('has one date, sorted labels, and a layer for each step that makes one', () => {
    const config = JSON.parse(settledConfig(image, history, '1669075200') ?? '') as {
      history: { empty_layer?: boolean }[];
    };
    expect(config).toMatchObject({
      architecture: 'amd64',
      created: '2022-11-22T00:00:00Z',
      rootfs: { diff_ids: ['sha256:1', 'sha256:2', 'sha256:3'] },
    });
    expect(JSON.stringify(config)).toContain('"Labels":{"a":"1","b":"2"}');
    const layers = config.history.map(({ empty_layer: empty = false }) => !empty);
    expect(layers).toEqual([true, false, false, true, true, false]);
  });

  it('is none where steps and layers do not fit together', () => {
    expect(settledConfig(image, history.slice(1, 2), '1669075200')).toBeUndefined();
  });
});
