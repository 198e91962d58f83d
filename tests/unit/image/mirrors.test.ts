import { describe, expect, it } from 'vitest';
import {
  aptMirror,
  hubMirrored,
  mirrored,
  unmirrored,
} from '../../../actions/src/image/context/mirrors.ts';

const LINES = [
  'deb http://deb.debian.org/debian bookworm main',
  'deb http://deb.debian.org/debian-security bookworm-security main',
];

describe("a mirror of Debian's archives", () => {
  it("takes the place of Debian's own server in every line, and gives way to it again", () => {
    const mirror = aptMirror({ VSC_APT_MIRROR: ' https://mirror.example:8081/repository/ ' });
    expect(mirror).toBe('https://mirror.example:8081/repository');
    expect(mirrored(LINES, mirror)).toEqual([
      'deb https://mirror.example:8081/repository/debian bookworm main',
      'deb https://mirror.example:8081/repository/debian-security bookworm-security main',
    ]);
    expect(unmirrored('http://mirror.example', 'list')).toBe(
      "sed -i 's#http://mirror.example/#http://deb.debian.org/#' list",
    );
  });

  it.each([undefined, '', ' '])('is not wanted by %j', (VSC_APT_MIRROR) => {
    expect(mirrored(LINES, aptMirror({ VSC_APT_MIRROR }))).toEqual(LINES);
  });

  it.each([
    'mirror.example/debian',
    'ftp://mirror.example',
    'http://me:secret@mirror.example',
    'http://mirror.example/#secret#w /tmp/x',
    "http://mirror.example/'; secret",
    'http://mirror.example?secret',
  ])('is refused as %s, which no message repeats', (VSC_APT_MIRROR) => {
    const told = () => aptMirror({ VSC_APT_MIRROR });
    expect(told).toThrow(/^VSC_APT_MIRROR is not an address without a login/);
    expect(told).not.toThrow(/secret/);
  });
});

describe('a mirror of Docker Hub', () => {
  const pinned = 'docker.io/library/debian:bookworm-slim@sha256:88200866dfff';

  it.each([
    [undefined, pinned],
    ['', pinned],
    ['mirror.example', pinned.replace('docker.io', 'mirror.example')],
    ['mirror.example:5000/hub/', pinned.replace('docker.io', 'mirror.example:5000/hub')],
  ])('named %j keeps path and digest', (VSC_HUB_MIRROR, reference) => {
    expect(hubMirrored(pinned, { VSC_HUB_MIRROR })).toBe(reference);
  });

  it('is not asked for what is of another registry', () => {
    const other = 'ghcr.io/team/debian:slim';
    expect(hubMirrored(other, { VSC_HUB_MIRROR: 'mirror.example' })).toBe(other);
  });

  it.each(['https://mirror.example', 'me:secret@mirror.example', 'mirror example'])(
    'is refused as %s, which no message repeats',
    (VSC_HUB_MIRROR) => {
      const told = () => hubMirrored(pinned, { VSC_HUB_MIRROR });
      expect(told).toThrow(/^VSC_HUB_MIRROR is not the name of a registry/);
      expect(told).not.toThrow(/secret/);
    },
  );
});
