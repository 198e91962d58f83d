import { Unavailable } from './download.ts';
import type { Fetcher } from './fetcher.ts';
import { type ChannelLocation, locateChannels } from './location.ts';
import type { Shard } from './records.ts';
import { openSubdir, type Subdir } from './subdir.ts';
import { WholeFiles } from './whole-files.ts';
import { SUBDIR } from '../settings/subdir.ts';

/** A channel that could not be read: its server's fault. */
export class ChannelDown extends Error {
  override readonly name = 'ChannelDown';
  readonly channel: string;
  override readonly cause: Unavailable;

  constructor(channel: string, cause: Unavailable) {
    super(`channel ${channel}: ${cause.message}`);
    this.channel = channel;
    this.cause = cause;
  }
}

/** A channel that is open: its subdirectories for linux-64, and what they hold by name. */
export class Channel {
  readonly location: ChannelLocation;
  readonly subdirs: readonly Subdir[];
  readonly #shards = new Map<string, Promise<SubdirShard[]>>();

  constructor(location: ChannelLocation, subdirs: readonly Subdir[]) {
    this.location = location;
    this.subdirs = subdirs;
  }

  /** Everything of one name. Asked for once, however many environments need it. */
  shards(name: string): Promise<SubdirShard[]> {
    const known = this.#shards.get(name);
    if (known !== undefined) return known;
    const wanted = this.#load(name);
    this.#shards.set(name, wanted);
    return wanted;
  }

  names(): string[] {
    return this.subdirs.flatMap((subdir) => [...subdir.names()]);
  }

  async #load(name: string): Promise<SubdirShard[]> {
    const found = await blame(
      this.location,
      Promise.all(
        this.subdirs.map(async (subdir) => ({ subdir, shard: await subdir.shard(name) })),
      ),
    );
    return found.flatMap(({ subdir, shard }) => (shard === undefined ? [] : [{ subdir, shard }]));
  }
}

export interface SubdirShard {
  readonly subdir: Subdir;
  readonly shard: Shard;
}

/** The channels that one run looks at, each opened once. */
export class Repodata {
  readonly #fetcher: Fetcher;
  readonly #files: WholeFiles;
  readonly #base: string | undefined;
  readonly #open = new Map<string, Promise<Channel>>();

  constructor(fetcher: Fetcher, base: string | undefined) {
    this.#fetcher = fetcher;
    this.#files = new WholeFiles(fetcher);
    this.#base = base;
  }

  /**
   * Opens channels, in order of priority.
   * @throws ChannelDown
   */
  channels(names: readonly string[]): Promise<Channel[]> {
    const locations = locateChannels(names, this.#base);
    return Promise.all(
      locations.map((location) => {
        const opened = this.#open.get(location.url);
        const channel = opened ?? blame(location, this.#openChannel(location));
        this.#open.set(location.url, channel);
        return channel;
      }),
    );
  }

  /** A channel may lack linux-64, but not noarch: a solver counts that as no channel. */
  async #openChannel(location: ChannelLocation): Promise<Channel> {
    const [noarch, linux] = await Promise.all([
      openSubdir(location, 'noarch', this.#fetcher, this.#files),
      openSubdir(location, SUBDIR, this.#fetcher, this.#files),
    ]);
    if (noarch === undefined) {
      throw new Unavailable(`${location.source}/noarch/`, 'HTTP 404 for its repodata', 1);
    }
    return new Channel(location, linux === undefined ? [noarch] : [linux, noarch]);
  }
}

function blame<T>(location: ChannelLocation, work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    throw error instanceof Unavailable ? new ChannelDown(location.name, error) : error;
  });
}
