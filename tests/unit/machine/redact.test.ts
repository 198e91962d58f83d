import { describe, expect, it } from 'vitest';
import { ownNames, redacted } from '../../../actions/src/machine/redact.ts';

const names = { home: '/home/al', user: 'al.b', host: 'lab-7' };

describe('a text for an issue', () => {
  it.each([
    ['socket unix:///home/al/.colima/docker.sock', 'socket unix://~/.colima/docker.sock'],
    ['/home/alice and /home/al', '/home/alice and ~'],
    ['by al.b on lab-7', 'by USER on MACHINE'],
    ['tcp://10.0.0.7:2376 (refused)', 'tcp://HOST (refused)'],
    ['ssh://me@box, ssh://me:secret@box/x', 'ssh://HOST ssh://HOST/x'],
    ['https://token@localhost:5000/v2', 'https://HOST/v2'],
    ['http://127.0.0.1:1 and 192.168.1.4', 'http://127.0.0.1:1 and ADDRESS'],
    ['Docker 28.2.2, podman 4.3.1, lab-77', 'Docker 28.2.2, podman 4.3.1, lab-77'],
  ])('has for %j %j', (text, expected) => {
    expect(redacted(text, names)).toBe(expected);
  });

  it('keeps usual names, which tell nothing', () => {
    const usual = { home: '/', user: 'root', host: 'a' };
    expect(redacted('root / a', usual)).toBe('root / a');
  });

  it('takes the names of this process', () => {
    expect(ownNames({ HOME: '/home/x' })).toMatchObject({ home: '/home/x' });
    expect(ownNames({}).home).toBe('');
  });
});
