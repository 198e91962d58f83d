import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { hostname } from 'node:os';
import { describe, expect, it } from 'vitest';
import { ownerIsGone, ownOwner } from '../../actions/src/processes.ts';

describe('ownerIsGone', () => {
  it('knows that this process lives', () => {
    expect(ownerIsGone(ownOwner())).toBe(false);
  });

  it('knows that a process has ended', async () => {
    const child = spawn('true');
    await once(child, 'exit');
    expect(ownerIsGone(`${hostname()}/${child.pid}/1`)).toBe(true);
  });

  it('tells a process from a later one with the same id', () => {
    expect(ownerIsGone(`${hostname()}/${process.pid}/1`)).toBe(true);
  });

  it.each(['elsewhere/1/1', '', 'made up', `${hostname()}/1e9/1`])(
    'leaves what it cannot judge alone: %s',
    (owner) => expect(ownerIsGone(owner)).toBe(false),
  );
});
