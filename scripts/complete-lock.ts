import { readFile, writeFile } from 'node:fs/promises';

/**
 * Completes package-lock.json after `npm install`: npm leaves out optional packages of other
 * platforms that the registry in use does not hold, and `npm ci` then refuses the lock everywhere.
 * The entries added say version and platform; where one is installed, npm fetches it by them.
 */
interface Entry {
  version?: string;
  dev?: boolean;
  optional?: boolean;
  optionalDependencies?: Record<string, string>;
  os?: string[];
  cpu?: string[];
  libc?: string[];
}

const FILE = new URL('../package-lock.json', import.meta.url);
const SYSTEMS = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'openharmony', 'sunos', 'win32'];
const PROCESSORS: [RegExp, string][] = [
  [/\b(?:arm-|arm$|armv7)/, 'arm'],
  [/\b(arm64|ia32|ppc64|riscv64|s390x|wasm32|x64)\b/, '$1'],
];

const lock = JSON.parse(await readFile(FILE, 'utf8')) as { packages: Record<string, Entry> };
const added: string[] = [];
for (const entry of Object.values(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const key = `node_modules/${name}`;
    const platform = platformOf(name);
    if (key in lock.packages || platform === undefined || !/^\d/.test(version)) continue;
    // In npm's own order, so that the next `npm install` changes nothing.
    const { cpu, libc, os } = platform;
    lock.packages[key] = {
      version,
      ...(cpu && { cpu }),
      ...(entry.dev && { dev: true }),
      ...(libc && { libc }),
      optional: true,
      ...(os && { os }),
    };
    added.push(name);
  }
}
lock.packages = Object.fromEntries(
  Object.entries(lock.packages).toSorted(([a], [b]) => (a < b ? -1 : 1)),
);
if (added.length > 0) await writeFile(FILE, `${JSON.stringify(lock, null, 2)}\n`);
process.stdout.write(`package-lock.json: ${added.length} packages of other platforms added\n`);

/** `@rolldown/binding-linux-x64-musl` is for Linux, x64, musl. */
function platformOf(name: string): Pick<Entry, 'os' | 'cpu' | 'libc'> | undefined {
  const os = SYSTEMS.find((system) => new RegExp(`\\b${system}\\b`).test(name));
  const cpu = PROCESSORS.map(([pattern, text]) =>
    pattern.exec(name)?.[0].replace(pattern, text).replace(/-$/, ''),
  ).find((found) => found !== undefined);
  if (cpu === undefined) return undefined;
  const libc = /musl/.test(name) ? 'musl' : /linux.*gnu/.test(name) ? 'glibc' : undefined;
  return { ...(os && { os: [os] }), cpu: [cpu], ...(libc && { libc: [libc] }) };
}
