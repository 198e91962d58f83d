import { existsSync } from 'node:fs';
import path from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The browser of this machine, Debian's or Google's own; undefined if there is none. */
export const CHROMIUM: string | undefined = (process.env['PATH'] ?? '')
  .split(path.delimiter)
  .flatMap((folder) => NAMES.map((name) => path.join(folder, name)))
  .find((file) => existsSync(file));

if (CHROMIUM === undefined) {
  process.stderr.write(
    'No Chromium on this machine: what a browser makes of pages is not tested.\n',
  );
}
