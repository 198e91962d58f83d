import { describe, expect, it } from 'vitest';
import { requestOnGitHub } from '../../../../../tests/support/repositories/request-on-github.ts';

const README = { 'README.md': '# More\n' };
const UNFINISHED = 'the run did not finish';

describe('the comment', () => {
  it('is its own account’s: the marker of somebody else is left alone', async () => {
    const { server, tell } = await requestOnGitHub(README);
    const { comments } = server.store;
    expect(await tell('failure')).toEqual({ outcome: 'created', pull: 7 });
    expect(comments[0]?.body).toContain(UNFINISHED);
    comments.unshift({ ...comments[0]!, id: 1000, user: 'stranger' });
    expect(await tell('cancelled')).toEqual({ outcome: 'updated', pull: 7 });
    expect(comments.map(({ body }) => body.includes(UNFINISHED))).toEqual([true, false]);
    expect(await tell('cancelled')).toEqual({ outcome: 'unchanged', pull: 7 });
  });

  it('is on the request for the default branch, whatever else its head asks for', async () => {
    const { server, repository, tell } = await requestOnGitHub(README);
    await repository.git('branch', 'old', 'main');
    // Newer, so GitHub lists it first.
    const other = { ...server.store.pull(7), number: 8, base: 'old' };
    server.store.pulls.set(8, other);
    expect(await tell('failure')).toEqual({ outcome: 'created', pull: 7 });
    server.store.pulls.delete(7);
    expect(await tell('failure')).toEqual({ outcome: 'outdated', pull: undefined });
  });

  it('is not made if the checks have nothing to look at, and one that is there says so', async () => {
    const { tell, comment } = await requestOnGitHub(README);
    expect(await tell('success')).toEqual({ outcome: 'none', pull: 7 });
    expect(await tell('failure')).toEqual({ outcome: 'created', pull: 7 });
    expect(await comment()).toContain('changes no environment, no image and no example any more');
  });

  it.each([
    ['may not write', { contents: 'read', 'pull-requests': 'read' }],
    ['may not read the files', { 'pull-requests': 'write' }],
  ])('fails with one message where the token %s', async (_, permissions) => {
    const { tell } = await requestOnGitHub(README, permissions);
    await expect(tell('failure')).rejects.toMatchObject({
      name: 'UserError',
      message: expect.stringMatching(/Resource not accessible by integration.*\(403\)/),
    });
  });
});
