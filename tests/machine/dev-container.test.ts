import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { isSoak } from '../support/soak.ts';
import { root, type } from './support/machine.ts';

const READ =
  'npx --yes @devcontainers/cli@0.89.0 read-configuration --workspace-folder . 2>/dev/null';

it.runIf(isSoak())(
  'the official program reads what the dev container is, and that each start sets up',
  async () => {
    const { output } = await type(READ, root, { DOCKER_HOST: '' });
    const { configuration } = JSON.parse(output) as {
      configuration: { build: { dockerfile: string } };
    };
    expect(configuration).toMatchObject({ privileged: true, postStartCommand: 'make setup' });
    const file = path.join(root, '.devcontainer', configuration.build.dockerfile);
    expect(existsSync(file)).toBe(true);
  },
);
