/** Where a channel lives, and where to fetch it from. */
export interface ChannelLocation {
  /** As the environment file writes it. */
  readonly name: string;
  /** The public address, without a slash at the end. Package URLs and locks carry this one. */
  readonly url: string;
  /** Where its repodata is fetched from: the same, or a mirror. */
  readonly source: string;
}

const anaconda = 'https://conda.anaconda.org';

/**
 * Resolves channel names in order of priority, as conda does: a plain name is a channel of
 * anaconda.org, `defaults` stands for two channels, and `nodefaults` names none.
 * @param base where channel `x` is served as `<base>/x`: a mirror, or a server of a test
 */
export function locateChannels(names: readonly string[], base?: string): ChannelLocation[] {
  return names.flatMap(expand).map(({ name, url }) => ({
    name,
    url,
    source: base === undefined ? url : `${base.replace(/\/+$/, '')}/${mirrorPath(name)}`,
  }));
}

function expand(name: string): { name: string; url: string }[] {
  if (name === 'nodefaults') return [];
  if (name === 'defaults') {
    const pkgs = 'https://repo.anaconda.com/pkgs';
    return ['main', 'r'].map((part) => ({ name: `pkgs/${part}`, url: `${pkgs}/${part}` }));
  }
  if (/^https?:\/\//.test(name)) return [{ name, url: name.replace(/\/+$/, '') }];
  return [{ name, url: `${anaconda}/${name}` }];
}

/** A channel given by its address keeps its path on the mirror. */
function mirrorPath(name: string): string {
  return /^https?:\/\//.test(name) ? new URL(name).pathname.replace(/^\/+|\/+$/g, '') : name;
}
