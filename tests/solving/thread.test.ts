import { afterEach, describe, expect, it } from 'vitest';
import type { SolverRequest } from '../../actions/src/environment/solve/thread/protocol.ts';
import { SolverThread } from '../../actions/src/environment/solve/thread/thread.ts';

const signal = new AbortController().signal;
const soon = () => performance.now() + 60_000;
const question: SolverRequest = {
  kind: 'match',
  constraint: '>=1.2',
  versions: ['1.10', '1.2', '1.1', '1.2.0'],
};

const thread = new SolverThread();
afterEach(() => thread.close());

describe('SolverThread', { timeout: 60_000 }, () => {
  it('sorts matching versions as conda does, equal ones together', async () => {
    expect(await thread.ask(question, soon(), signal)).toEqual({
      ok: true,
      versions: [['1.10'], ['1.2', '1.2.0']],
    });
  });

  it('turns a panic of the solver into an error, and starts anew', async () => {
    const panics: SolverRequest = {
      kind: 'solve',
      specs: ['pytorch::x'],
      channels: [],
      locked: [],
    };
    await expect(thread.ask(panics, soon(), signal)).rejects.toMatchObject({
      name: 'SolverFailed',
      kind: 'crashed',
    });
    expect(await thread.ask(question, soon(), signal)).toMatchObject({ ok: true });
  });

  it('ends a request at its deadline, and starts anew', async () => {
    const late = thread.ask(question, performance.now() + 1, signal);
    await expect(late).rejects.toMatchObject({ name: 'SolverFailed', kind: 'timed-out' });
    expect(await thread.ask(question, soon(), signal)).toMatchObject({ ok: true });
  });

  it('answers requests that come at once each for itself', async () => {
    const other: SolverRequest = { kind: 'match', constraint: '==3', versions: ['3', '4'] };
    const replies = await Promise.all([
      thread.ask(question, soon(), signal),
      thread.ask(other, soon(), signal),
    ]);
    expect(replies[1]).toEqual({ ok: true, versions: [['3']] });
  });

  it('passes on what the solver can’t read', async () => {
    const broken: SolverRequest = { kind: 'match', constraint: '=>1', versions: ['1'] };
    expect(await thread.ask(broken, soon(), signal)).toMatchObject({ ok: false });
  });
});
