interface Repodata {
  readonly packages: Readonly<Record<string, ChannelRecord>>;
  readonly 'packages.conda': Readonly<Record<string, ChannelRecord>>;
}

interface ChannelRecord {
  readonly name: string;
  readonly version: string;
  readonly build: string;
  readonly sha256: string;
  readonly md5: string;
  readonly size: number;
  readonly depends: readonly string[];
}

/** An entry of a plan, as runtime/installer/install.py reads it. */
export interface PlannedPackage extends ChannelRecord {
  readonly subdir: string;
  readonly url: string;
}

/** Every package of a channel by name, and by `<name>-<version>`, as a lock has it. */
export function plannedOf(
  channel: string,
  files: ReadonlyMap<string, Buffer>,
): Map<string, PlannedPackage> {
  const planned = ['linux-64', 'noarch'].flatMap((subdir) => {
    const text = files.get(`${subdir}/repodata.json`)?.toString() ?? '';
    const data = JSON.parse(text) as Repodata;
    return Object.entries({ ...data.packages, ...data['packages.conda'] }).map(([file, record]) => {
      const { name, version, build, sha256, md5, size, depends } = record;
      const url = `https://conda.anaconda.org/${channel}/${subdir}/${file}`;
      return { name, version, build, subdir, url, sha256, md5, size, depends };
    });
  });
  return new Map(
    planned.flatMap((each) => [
      [each.name, each],
      [`${each.name}-${each.version}`, each],
    ]),
  );
}
