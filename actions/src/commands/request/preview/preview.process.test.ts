import { describe, expect, it } from 'vitest';
import { imagesWords, previewPage, previewRequest } from './preview.ts';
import { exec } from '../../../entrypoints/exec.ts';
import { renderTerminal } from '../../../report/terminal.ts';
import { temporaryRoot } from '../../../../../tests/support/repositories/temporary-root.ts';
import { git, officialBytes } from '../../../../../tests/unit/environment/fixture.ts';

const CPU = 'environment/environment-cpu.yml';
const GPU = 'environment/environment-gpu.yml';
const official = Object.fromEntries(
  ['environment-cpu.yml', 'environment-gpu.yml', 'policy.yml', 'competition.yml'].map((name) => [
    `environment/${name}`,
    officialBytes(name).toString(),
  ]),
);

/** What a pull request with these files would show, from a real repository. */
async function preview(files: Record<string, string>) {
  const temporary = await temporaryRoot();
  const { root } = temporary;
  await temporary.write({ ...official, 'README.md': 'Read me\n' });
  await git(root, 'init', '-q', '-b', 'main');
  await git(root, 'add', '-A');
  await git(root, 'commit', '-qm', 'official');
  await git(root, 'checkout', '-qb', 'request');
  await temporary.write(files);
  await git(root, 'add', '-A');
  await git(root, 'commit', '-qm', 'request', '--allow-empty');
  const inputs = { base: undefined, files: { cpu: undefined, gpu: undefined }, solve: undefined };
  const shown = await previewRequest(inputs, { ...temporary.ports, exec });
  const { comment } = shown;
  return {
    ...shown,
    text: comment && renderTerminal(comment, { width: 80, color: false }),
    lines: temporary.lines,
    images: imagesWords(shown),
    page: previewPage(shown),
  };
}

const withLine = (file: string, line: string) =>
  official[file]!.replace('  - av=9.2.0\n', `  - av=9.2.0\n  - ${line}\n`);

describe('vsc preview', () => {
  it('shows no comment and no image for a change of the README', async () => {
    const { text, images, page, verdict } = await preview({ 'README.md': 'Other\n' });
    expect(verdict).toBe('mergeable');
    expect(text).toBeUndefined();
    expect(images).toBe('No image would be built.');
    expect(page).toContain('There would be none');
  });

  it('shows what both files get, and the images that would be built', async () => {
    const files = { [CPU]: withLine(CPU, 'ayo=1.0'), [GPU]: withLine(GPU, 'ayo=1.0') };
    const { text, images, page } = await preview(files);
    expect(text).toMatch(/added +conda +ayo=1\.0/);
    expect(images).toBe('Then the cpu and gpu images would be built, tested and tried.');
    expect(page).toContain('<code>ayo=1.0</code>');
    expect(page).toContain(images);
  });

  it('shows the lines to mend, and that no image is built before', async () => {
    const { text, images, verdict } = await preview({ [CPU]: withLine(CPU, 'ayo=1.0') });
    expect(verdict).toBe('blocked');
    expect(text).toContain('environment/environment-cpu.yml:10:5  error  variant-parity');
    expect(images).toBe('No image would be built before that is fixed.');
  });

  it('says in the first line that a request changes what checks it, as the comment does', async () => {
    const asked = { [CPU]: withLine(CPU, 'ayo=1.0'), [GPU]: withLine(GPU, 'ayo=1.0') };
    const files = { ...asked, '.github/workflows/pull-request.yml': '', 'docs/a.md': 'A\n' };
    const {
      lines: [line],
      page,
      comment,
    } = await preview(files);
    const first = 'This pull request changes what checks it: `.github/`';
    expect(comment?.title).toBe(first);
    expect(comment?.state).not.toBe('passed');
    expect(line).toBe(first);
    expect(page).toContain('This pull request changes what checks it');
    expect((await preview(asked)).lines.join('\n')).not.toContain('changes what checks it');
  });

  it('lets nothing of the files become a part of the page', async () => {
    const { page } = await preview({ [CPU]: withLine(CPU, '"<img src=x>=1.0"') });
    expect(page).toContain('&lt;img src=x&gt;');
    expect(page).not.toContain('<img');
  });
});
