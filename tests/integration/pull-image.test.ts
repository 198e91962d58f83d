import { describe, expect, it } from 'vitest';
import { run as pull } from '../../actions/src/commands/pull.ts';
import { repositoryPorts } from '../support/repository-ports.ts';

const portsWith = (registry: string) => {
  const ports = repositoryPorts();
  return {
    ...ports,
    env: { ...ports.env, VSC_REGISTRY: registry, VSC_REPOSITORY: 'team/runtime' },
  };
};

describe('pull', () => {
  it('says that the registry cannot be reached, and what to do instead', async () => {
    await expect(pull({ variant: 'gpu' }, portsWith('127.0.0.1:1'))).rejects.toMatchObject({
      name: 'UserError',
      message: '127.0.0.1:1/team/runtime:gpu-latest cannot be pulled: connection refused',
      next: expect.stringContaining('environment/registry.yml'),
    });
  });

  it('says that a variant is not published', async () => {
    await expect(pull({ variant: 'lite' }, portsWith('127.0.0.1:1'))).rejects.toMatchObject({
      message: 'there is no official lite image',
    });
  });
});
