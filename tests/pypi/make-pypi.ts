/** A release of a PyPI of our own making; what isn't given is made up. */
export interface MadeRelease {
  requires?: string[];
  yanked?: string;
  /** File names; a pure wheel where none are given. */
  files?: string[];
  requiresPython?: string;
}

/** Answers of PyPI's JSON API by path, as served below `/pypi/`: for each project and release. */
export function makePypi(
  projects: Record<string, Record<string, MadeRelease>>,
): Map<string, Buffer> {
  const answers = new Map<string, Buffer>();
  const add = (path: string, value: unknown) =>
    answers.set(`${path}/json`, Buffer.from(JSON.stringify(value)));
  for (const [name, made] of Object.entries(projects)) {
    const releases: Record<string, unknown[]> = {};
    for (const [version, release] of Object.entries(made)) {
      const { requires = [], yanked, files = [`${name}-${version}-py3-none-any.whl`] } = release;
      const urls = files.map((filename) => fileOf(filename, release));
      releases[version] = urls;
      const yank = { yanked: yanked !== undefined, yanked_reason: yanked ?? null };
      const info = { name, version, requires_dist: requires, ...yank };
      add(`${name}/${version}`, { info, urls });
    }
    add(name, { info: { name }, releases });
  }
  return answers;
}

function fileOf(filename: string, { requiresPython, yanked }: MadeRelease): unknown {
  return {
    filename,
    packagetype: filename.endsWith('.whl') ? 'bdist_wheel' : 'sdist',
    requires_python: requiresPython ?? null,
    yanked: yanked !== undefined,
    digests: { sha256: Buffer.from(filename).toString('hex').padEnd(64, '0').slice(0, 64) },
    size: 1000,
    url: `https://files.pythonhosted.org/packages/${filename}`,
  };
}
