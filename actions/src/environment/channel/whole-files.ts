import { formatBytes } from '../../text.ts';
import { Unavailable } from './download.ts';
import type { Fetcher } from './fetcher.ts';
import { WholeRepodata } from './whole-repodata.ts';

/** What is kept of all channels together may take this much memory: that of conda-forge takes a quarter. */
const MOST_TOGETHER = 192 * 2 ** 20;

/**
 * The whole repodata files of a run. Several channels may mean harm at once, so that they are read one after another,
 * and what is kept of them has a limit together.
 */
export class WholeFiles {
  readonly #fetcher: Fetcher;
  readonly #most: number;
  #left: number;
  #last: Promise<unknown> = Promise.resolve();

  /** @param most bytes that are kept of all */
  constructor(fetcher: Fetcher, most = MOST_TOGETHER) {
    this.#fetcher = fetcher;
    this.#most = most;
    this.#left = most;
  }

  /**
   * Undefined if there is no such file.
   * @throws Unavailable
   */
  read(url: string, form: 'json' | 'zst'): Promise<WholeRepodata | undefined> {
    const next = this.#last.then(async () => {
      const whole = await this.#fetcher.get(url, (bytes) => WholeRepodata.of(bytes, form));
      this.#left -= whole?.kept ?? 0;
      if (this.#left >= 0) return whole;
      const most = formatBytes(this.#most);
      throw new Unavailable(url, `the channels have more records than fit into ${most}`, 1);
    });
    this.#last = next.catch(() => undefined);
    return next;
  }
}
