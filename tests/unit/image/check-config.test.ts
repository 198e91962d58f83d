import type { ImageInspectInfo } from 'dockerode';
import { describe, expect, it } from 'vitest';
import { IMAGE_COMMAND } from '../../../actions/src/container/runtime-command.ts';
import { checkConfig } from '../../../actions/src/image/contents/check-image.ts';

const RIGHT = { Cmd: [...IMAGE_COMMAND], WorkingDir: '/code_execution', User: '' };
const check = (changed: object) =>
  checkConfig({ Config: { ...RIGHT, ...changed } as ImageInspectInfo['Config'] });

describe('the configuration of an image', () => {
  it.each([{}, { Entrypoint: [] }, { User: 'root' }])('may be %j', (changed) => {
    expect(check(changed)).toMatchObject({ status: 'passed', detail: '' });
  });

  it.each([
    [{ Entrypoint: ['tini', '--'] }, 'it has the entrypoint tini,--'],
    [{ Cmd: ['bash'] }, 'its command is ["bash"]'],
    [{ WorkingDir: '/', User: '1000' }, 'it starts in /; it starts as 1000'],
  ])('is wrong as %j', (changed, detail) => {
    expect(check(changed)).toMatchObject({ group: 'contract', status: 'failed', detail });
  });
});
