import { readFileSync } from 'node:fs';
import {
  type EnvironmentReport,
  reportOf,
} from '../../../actions/src/commands/request/validate/validate-report.ts';
import type { ValidateResult } from '../../../actions/src/commands/request/validate/validate.ts';
import type { LockedVariant } from '../../../actions/src/commands/request/lock/lock.ts';
import { checkFiles } from '../../../actions/src/environment/check.ts';
import { compareFiles } from '../../../actions/src/environment/files/compare.ts';
import { withoutEchoes } from '../../../actions/src/environment/echoes.ts';
import type { PackageFacts } from '../../../actions/src/environment/facts/model.ts';
import { readPolicy } from '../../../actions/src/environment/settings/policy.ts';
import { readState } from '../../../actions/src/environment/files/state.ts';
import { compareSolutions } from '../../../actions/src/environment/solve/change/blast-radius.ts';
import type { SolvedPackage } from '../../../actions/src/environment/solve/thread/protocol.ts';
import type { Solution } from '../../../actions/src/environment/solve-files.ts';

const files = new Map([
  ['cpu', 'environment/environment-cpu.yml'],
  ['gpu', 'environment/environment-gpu.yml'],
]);

/** An environment file of the sample: the same for both variants, with these lines changed. */
function textOf(change: (text: string) => string = (text) => text): string {
  const conda = ['numba=0.56.3', 'numpy=1.23.4', 'pip=22.3.1', 'python=3.9.13', 'tqdm=4.64.1'];
  const head = 'name: condaenv\nchannels:\n  - conda-forge\n  - pytorch\ndependencies:\n';
  const entries = conda.map((entry) => `  - ${entry}\n`).join('');
  return change(`${head}${entries}  - pip:\n      - timm==0.6.12\n`);
}

const stateOf = (texts: ReadonlyMap<string, string>) =>
  readState(files, (file) => Promise.resolve(Buffer.from(texts.get(file) ?? '')));

/**
 * What validate says of a change to the sample's files, by the real rules. Only the answers of servers
 * are made up.
 */
async function validated(
  change: Readonly<Record<string, (text: string) => string>>,
  solution?: Solution,
): Promise<ValidateResult> {
  const all = [...files];
  const [base, head] = await Promise.all([
    stateOf(new Map(all.map(([, file]) => [file, textOf()]))),
    stateOf(new Map(all.map(([variant, file]) => [file, textOf(change[variant])]))),
  ]);
  const policyFile = 'environment/policy.yml';
  const bytes = readFileSync(new URL(`../../../${policyFile}`, import.meta.url));
  const policy = readPolicy(bytes);
  if (!('channels' in policy)) throw new Error('the policy cannot be read');
  const checked = checkFiles({ policy, head: head.files, base: base.files });
  const findings = withoutEchoes([...head.findings, ...checked], []);
  const isBlocked = findings.some(({ severity }) => severity === 'error');
  const result = ([variant, file]: readonly [string, string]) => {
    const [before, after] = [base.files[variant], head.files[variant]];
    const changes = before && after && compareFiles(before, after);
    return [variant, { file, changes, solution: isBlocked ? undefined : solution }] as const;
  };
  const solved = solution?.change.head.verdict === 'solved';
  return {
    verdict: isBlocked ? 'blocked' : solved ? 'mergeable' : 'undecided',
    findings,
    base: { ref: 'origin/main', commit: '3f2a9c4'.padEnd(40, '0'), note: undefined },
    notes: [],
    variants: Object.fromEntries(all.map(result)),
    sources: head.sources,
  };
}

function packageOf(name: string, version: string, size: number): SolvedPackage {
  const build = 'py39h0000000_0';
  const url = `https://conda.anaconda.org/conda-forge/linux-64/${name}-${version}-${build}.conda`;
  const hashes = { md5: '0'.repeat(32), sha256: '0'.repeat(64) };
  return {
    name,
    version,
    build,
    buildNumber: 0,
    subdir: 'linux-64',
    url,
    ...hashes,
    size,
    depends: [],
  };
}

const solvedBefore = [packageOf('numpy', '1.23.4', 6.9e6), packageOf('pillow', '8.4.0', 0.7e6)];
const solvedAfter = [
  packageOf('numpy', '1.23.5', 7.1e6),
  packageOf('pillow', '8.4.0', 0.7e6),
  packageOf('scikit-image', '0.19.3', 11.3e6),
  packageOf('tifffile', '2022.10.10', 0.2e6),
];
const radius = compareSolutions(solvedBefore, solvedAfter, (a, b) => (a < b ? -1 : 1));
function factsOf(name: string, version: string, more: Partial<PackageFacts> = {}): PackageFacts {
  return {
    section: 'conda',
    name,
    version,
    licence: 'BSD-3-Clause',
    notFree: false,
    downloadBytes: solvedAfter.find((each) => each.name === name)?.size,
    unpackedBytes: 34.1e6,
    released: '2022-11-20T08:15:00.000Z',
    newest: { version: '2.3.1', released: '2026-10-02T10:00:00.000Z' },
    script: false,
    advisories: { known: [] },
    ...more,
  };
}

const facts = [
  factsOf('scikit-image', '0.19.3'),
  factsOf('tifffile', '2022.10.10', { unpackedBytes: undefined, script: undefined }),
  factsOf('numpy', '1.23.5'),
];
/** A licence and an advisory that a maintainer has to look at. */
const doubtful = [
  factsOf('scikit-image', '0.19.3', {
    licence: 'LicenseRef-Proprietary',
    notFree: true,
    script: true,
  }),
  factsOf('tifffile', '2022.10.10', {
    licence: undefined,
    advisories: { notAsked: 'PyPI has no release that is known to be the same' },
  }),
  factsOf('numpy', '1.23.5', {
    advisories: {
      known: [
        {
          ids: ['GHSA-xxxx-xxxx-xxxx', 'CVE-2026-00000'],
          summary: 'Invented for this sample: out-of-bounds read of a damaged file',
          severity: 'high',
          fixed: ['1.24.1'],
        },
      ],
    },
  }),
];
const solved: Solution = {
  facts,
  change: {
    base: { verdict: 'solved', packages: solvedBefore },
    head: { verdict: 'solved', packages: solvedAfter },
    radius,
  },
  pypi: { verdict: 'checked', findings: [], packages: [], before: undefined },
};
const unchanged: Solution = {
  ...solved,
  facts: [],
  change: {
    base: { verdict: 'solved', packages: solvedBefore },
    head: { verdict: 'solved', packages: solvedBefore },
    radius: compareSolutions(solvedBefore, solvedBefore, () => 0),
  },
};
const unavailable: Solution = {
  change: {
    base: undefined,
    head: {
      verdict: 'channel-unavailable',
      channel: 'conda-forge',
      url: 'https://conda.anaconda.org/conda-forge/linux-64/repodata_shards.msgpack.zst',
      reason: 'HTTP 503',
      attempts: 4,
    },
    radius: undefined,
  },
  pypi: undefined,
};

const line =
  (added: string, at = '  - tqdm') =>
  (text: string) =>
    text.replace(at, () => `  - ${added}\n${at}`);
const scikit = line('scikit-image=0.19.3');
/** Results of validate. */
export const validateSamples = {
  unchanged: await validated({}, unchanged),
  mergeable: await validated({ cpu: scikit, gpu: scikit }, solved),
  doubtful: await validated({ cpu: scikit, gpu: scikit }, { ...solved, facts: doubtful }),
  blocked: await validated({
    cpu: (text) => line('scikit-image')(text).replace('tqdm', 'tdqm'),
    gpu: (text) => scikit(text).replace('tqdm', 'tdqm').replace('pip=22.3.1', 'pip=23.0'),
  }),
  undecided: await validated({ cpu: scikit, gpu: scikit }, unavailable),
};

const mergeable = reportOf(validateSamples.mergeable);
const environmentFacts = mergeable.variants['cpu']?.solution?.facts ?? [];

/** The author of a pull request can write any text into its report. Each of these tries to be markup. */
function forged(report: EnvironmentReport): EnvironmentReport {
  const findings = report.findings.slice(0, 3).map((finding, at) => ({
    ...finding,
    file: '<b>|`environment`',
    message: [
      '<img src=x onerror=alert(1)> ![x](https://evil.example/x.png)',
      'a | b | c `d|e` \n\n# heading\n\n- @org/team, #1, GH-1, 0123456789abcdef',
      '[merge](https://evil.example) www.evil.example a@evil.example \u202Etxt.exe',
    ][at]!,
    suggestion: '**bold** _em_ ~~del~~ <!-- comment $x$ :tada:',
  }));
  const entry = { section: 'conda', kind: 'added', name: 'x', before: null } as const;
  const after = ['`a`|`b`', '</td></tr></table>', '| - |', '日本語 👩‍💻 e\u0301'];
  const changes = after.map((text) => ({ ...entry, after: text }));
  const [first] = environmentFacts.map((each) => ({
    ...each,
    name: '`<b>`|x',
    licence: '[free](https://evil.example) ![x](https://evil.example/x.png) | @org/team',
    notAsked: null,
    advisories: [
      {
        ids: ['GHSA-1|2', '<script>'],
        summary: '# heading <img src=x onerror=alert(1)> \n\n| a | b |',
        severity: 'critical' as const,
        fixed: ['**1.0**'],
      },
    ],
  }));
  const solution = { ...mergeable.variants['cpu']!.solution!, facts: first ? [first] : [] };
  const cpu = { ...report.variants['cpu']!, changes, solution };
  const gpu = { ...report.variants['gpu']!, changes: [] };
  return { ...report, findings, variants: { cpu, gpu } };
}

/** The same as the jobs report them. */
export const environmentReports = {
  unchanged: reportOf(validateSamples.unchanged),
  mergeable,
  doubtful: reportOf(validateSamples.doubtful),
  blocked: reportOf(validateSamples.blocked),
  undecided: reportOf(validateSamples.undecided),
  hostile: forged(reportOf(validateSamples.blocked)),
};

const invented = doubtful.flatMap(({ advisories }) =>
  'known' in advisories ? advisories.known : [],
);
const affected = {
  section: 'conda',
  had: invented,
  has: invented,
  namedAt: undefined,
} as const;

/** The result of lock: the CPU lock written, the GPU lock as it should be. */
export const lockSample: readonly LockedVariant[] = [...files].map(([variant, file]) => ({
  variant,
  file,
  lock: { schema: 1, variant, inputs: '0'.repeat(64), packages: solvedAfter, pip: [] },
  written: variant === 'cpu' ? ['environment/cpu.lock', 'environment/cpu.lock.json'] : [],
  changes: variant === 'cpu' ? radius : compareSolutions(solvedAfter, solvedAfter, () => 0),
  findings: [],
  behind: [
    {
      section: 'conda',
      name: 'pillow',
      version: '8.4.0',
      released: '2021-10-16T00:00:00.000Z',
      newest: { version: '11.0.0', released: '2024-10-15T00:00:00.000Z' },
    },
  ],
  watched: {
    affected: [
      { ...affected, name: 'numpy', before: '1.23.4', after: '1.23.5', has: [] },
      { ...affected, name: 'pillow', before: '8.4.0', after: '8.4.0', namedAt: `${file}:12` },
    ],
  },
}));
