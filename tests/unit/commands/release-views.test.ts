import { describe, expect, it } from 'vitest';
import { promoteImagesView } from '../../../actions/src/commands/images/promote-images/promote-images-view.ts';
import { pruneImagesView } from '../../../actions/src/commands/images/prune-images/prune-images-view.ts';
import { liftHoldView } from '../../../actions/src/commands/images/lift-hold/lift-hold-view.ts';
import { checkedReason } from '../../../actions/src/commands/images/promotion/reason.ts';
import {
  heldText,
  newerReleaseText,
} from '../../../actions/src/commands/images/release-notes/texts.ts';
import { askedFor } from '../../../actions/src/commands/images/releases/asked-for.ts';
import { verifiedView } from '../../../actions/src/commands/images/releases/verified-view.ts';
import { releaseView } from '../../../actions/src/commands/images/releases/release-view.ts';
import { releaseDiffView } from '../../../actions/src/commands/images/releases/release-diff-view.ts';
import {
  packageChanges,
  packagesOf,
} from '../../../actions/src/registry/promotion/image-packages.ts';
import { diffSample } from '../../../scripts/generate/report-samples/releases.ts';
import { releasesView } from '../../../actions/src/commands/images/releases/releases-view.ts';
import { rollbackView } from '../../../actions/src/commands/images/rollback/rollback-view.ts';
import type { Release } from '../../../actions/src/registry/ledger/ledger.ts';
import { summary, terminal } from '../../support/pages/rendered.ts';

function release(number: number, ...changes: string[]): Release {
  const commit = String(number).repeat(40).slice(0, 40);
  const digests = { cpu: `sha256:${commit}` };
  const newest = { number, commit, digests };
  const when = '2026-11-22T08:05:06.000Z';
  return { number, kind: 'publish', commit, digests, locks: {}, when, changes, newest };
}

describe('the releases', () => {
  it('fit the terminal, newest first', () => {
    const text = terminal(
      releasesView([
        release(12, 'numpy 1.23.4 -> 1.23.5', 'timm 0.6.12 -> 0.6.13', 'and 9 more'),
        release(9, `a title ${'that is long '.repeat(3)}`),
      ]),
    );
    expect(text.split('\n')).toEqual([
      '  12  2026-11-22 08:05  1212121212  latest  numpy 1.23.4 -> 1.23.5, and 2 more',
      '   9  2026-11-22 08:05  9999999999          a title that is long that is long',
      '                                            that is long',
      '',
    ]);
  });

  it('show no control characters of commit messages', () => {
    expect(terminal(releasesView([release(1, 'red \u001B[31malert\n2')]))).toMatch(
      / red <U\+001B>\[31malert 2\n$/,
    );
  });

  it('may be none', () => {
    expect(terminal(releasesView([]))).toBe('Nothing has been released yet.\n');
  });
});

describe('a promotion', () => {
  it.each([
    ['promoted', false, 'Promoted: release 7 (commit `7777777777`).'],
    ['already', false, 'Already promoted: release 7 (commit `7777777777`).'],
    ['superseded', false, 'Not promoted, as something newer has been: release 7 (commit'],
    ['already', true, 'The latest tags had been moved and are right again.'],
  ] as const)('says what it came to: %s, repaired %s', (outcome, repaired, text) => {
    const moved = outcome === 'promoted';
    const view = promoteImagesView({
      outcome,
      repaired,
      moved,
      release: release(7, 'x 1 -> 2 @all'),
      verify: ['gh attestation verify oci://x'],
    });
    expect(summary(view)).toContain('gh attestation verify oci://x\n');
    expect(view.verdict).toContain(text);
    expect(summary(view)).toContain('- x 1 -&gt; 2 @&#8203;all\n');
    expect(summary(view)).toContain('| cpu     | `sha256:7777');
  });
});

describe('a release that is held', () => {
  const held: Release = {
    ...release(8, 'back to the images of release 6'),
    kind: 'rollback',
    by: 'maintainer',
    run: 'https://x.example/1',
    reason: 'it breaks <b>all</b>\n@everyone',
  };

  it('is marked in the list', () => {
    expect(terminal(releasesView([held, release(7)]))).toContain(' latest, held  back to the ');
  });

  it('says who holds it, when and why, and keeps their words in their cell', () => {
    const details = { release: held, name: 'ghcr.io/example/runtime', images: [], latest: true };
    const shown = summary(releaseView(details));
    expect(shown).toContain('the latest: a roll back, held until npx vsc lift-hold.');
    expect(releaseView({ ...details, latest: false }).verdict).toMatch(
      /held until it was lifted\.$/,
    );
    expect(shown).toMatch(/\| Who +\| maintainer /);
    expect(shown).toContain('it breaks &lt;b&gt;all&lt;/b&gt; @&#8203;everyone');
    expect(terminal(releaseView(details))).toContain('2026-11-22 08:05 UTC');
    expect(terminal(releaseView(details))).toContain('https://x.example/1');
  });

  it('is named by what is not promoted', () => {
    expect(heldText(held)).toBe(
      'not promoted: release 8 is held by maintainer on 2026-11-22: it breaks <b>all</b> @everyone',
    );
    expect(heldText({ ...release(8), kind: 'rollback' })).toContain('by somebody');
    const parts = { moved: false, repaired: false, release: held, verify: [] };
    const view = promoteImagesView({ outcome: 'held', ...parts });
    expect(view).toMatchObject({ state: 'neutral', next: expect.stringContaining('lift-hold') });
    expect(terminal(view)).toContain('maintainer');
  });
});

const bill = (...purls: string[]) =>
  packagesOf(JSON.stringify({ components: purls.map((purl) => ({ purl })) })) ?? [];

describe('what differs between two releases', () => {
  it('is a row a package, with the images that it differs in, and what is not known is said', () => {
    const text = summary(releaseDiffView(diffSample));
    expect(text).toContain('From release 11 to 12: 3 packages changed.');
    expect(text).toMatch(/\| conda \| numpy +\| 1\.23\.4 +\| 1\.23\.5 +\| cpu +\|/);
    expect(text).toContain('| pip   | evil &#124; &lt;b&gt;name&lt;/b&gt; | none ');
    expect(text).toContain('14 the same, 1 new (40.0 MiB), 1 gone');
    expect(text).toContain('What differs in gpu is not known');
    const unknown = diffSample.images.map((image) => ({ ...image, packages: null }));
    expect(releaseDiffView({ ...diffSample, images: unknown }).verdict).toBe(
      'From release 11 to 12: which packages changed is not known.',
    );
  });

  it('is by the bills of materials: versions, and builds of conda', () => {
    const before = bill(
      'pkg:deb/debian/tree@1',
      'pkg:conda/numpy@1.23.4?build=py39_0',
      'pkg:pypi/x@1',
    );
    const after = bill(
      'pkg:deb/debian/tree@1',
      'pkg:conda/numpy@1.23.4?build=py39_1',
      'pkg:pypi/y@1',
    );
    expect(packageChanges(before, after)).toEqual([
      { kind: 'conda', name: 'numpy', from: '1.23.4 (py39_0)', to: '1.23.4 (py39_1)' },
      { kind: 'pip', name: 'x', from: '1', to: null },
      { kind: 'pip', name: 'y', from: null, to: '1' },
    ]);
    expect(packageChanges(after, after)).toEqual([]);
    for (const text of ['{', '[]', 'null', '{"components":[{"purl":"no purl"}]}']) {
      expect(packagesOf(text)).toBeUndefined();
    }
  });
});

describe('what is asked of the ledger', () => {
  it('is the list, one release, or two', () => {
    expect(askedFor([])).toEqual({ what: 'list' });
    expect(askedFor(['verify'])).toEqual({ what: 'verify' });
    expect(askedFor(['show', '7'])).toEqual({ what: 'show', number: 7 });
    expect(askedFor(['show', 'release-12'])).toEqual({ what: 'show', number: 12 });
    expect(askedFor(['diff', '6', '7'])).toEqual({ what: 'diff', from: 6, to: 7 });
  });

  it.each([
    [['show']],
    [['show', '0']],
    [['7']],
    [['show', '1', '2']],
    [['drop', '1']],
    [['verify', '1']],
    [['diff', '1']],
    [['diff', '1', '2', '3']],
  ])('is nothing else: %j', (words) => {
    expect(() => askedFor(words)).toThrow(
      /is not the number of a release|cannot do|wants the number/,
    );
  });
});

describe('a ledger that was verified', () => {
  it('is whole, or what is wrong and what was set right is said', () => {
    const whole = { releases: 1, faults: [], repaired: [] };
    expect(verifiedView(whole)).toMatchObject({
      state: 'passed',
      verdict: 'The ledger is whole: 1 release.',
    });
    const text = summary(verifiedView({ releases: 2, faults: ['a <b>'], repaired: ['c'] }));
    expect(text).toContain('The ledger has 1 fault: 2 releases are whole.');
    expect(text).toContain('- a &lt;b&gt;');
    expect(text).toContain('Set right');
  });
});

describe('a reason', () => {
  it('is words', () => {
    expect(checkedReason('  numpy 2 breaks it ')).toBe('numpy 2 breaks it');
    expect(checkedReason('壊れている')).toBe('壊れている');
  });

  it.each(['', '   ', '...', '123', 'x'.repeat(501)])('is not %j', (text) => {
    expect(() => checkedReason(text)).toThrow('the reason has to be words');
  });
});

describe('one line', () => {
  it('on an older image', () => {
    const line = newerReleaseText('ghcr.io/a/b:cpu-latest', release(7, 'x 1 -> 2', 'y 1 -> 2'));
    expect(line).toBe(
      'ghcr.io/a/b:cpu-latest is older than release 7 of 2026-11-22 (x 1 -> 2, and 1 more): make pull',
    );
  });

  it('on a roll back', () => {
    const moved = { moved: true, repaired: false, release: release(8) };
    expect(rollbackView(moved).verdict).toBe(
      'Rolled back: the latest images are those of release 8 (commit `8888888888`). They are held until npx vsc lift-hold.',
    );
    expect(rollbackView({ ...moved, moved: false }).verdict).toMatch(/^Nothing to roll back: /);
  });

  it('on the end of a hold', () => {
    const moved = { moved: true, repaired: false, release: release(8) };
    expect(liftHoldView(moved)).toMatchObject({
      verdict: 'Lifted: the latest is release 8 (commit `8888888888`).',
      next: expect.stringContaining('publish.yml') as string,
    });
    expect(liftHoldView({ ...moved, moved: false }).verdict).toMatch(/^Nothing is held: /);
  });

  it('on old images', () => {
    const removed = [{ tag: 'cpu-1', bytes: 3 * 2 ** 30 }];
    const pruned = { removed, kept: [{ tag: 'cpu-2', reason: 'part of release 1' }] };
    expect(terminal(pruneImagesView(pruned, true))).toMatch(/would be removed +cpu-1 +3\.0 GiB\n/);
    expect(pruneImagesView(pruned, false).verdict).toBe(
      '1 of 2 commit tags were removed, which frees 3.0 GiB.',
    );
  });
});
