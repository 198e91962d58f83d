import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { EnvironmentFile } from '../../actions/src/environment/model.ts';
import { pipClosureFaults } from '../../actions/src/environment/lock/pip-closure.ts';
import { checkPypi, type PypiOutcome } from '../../actions/src/environment/pypi/check.ts';
import { givenByConda } from '../../actions/src/environment/pypi/resolve/given.ts';
import { SimpleIndex } from '../../actions/src/environment/pypi/index/simple-index.ts';
import { pipSources } from '../../actions/src/environment/pypi/resolve/sources.ts';
import { condaOf } from '../pypi/conda-of.ts';
import { serveIndex } from '../pypi/serve-index.ts';
import { repositoryPorts } from '../support/repositories/repository-ports.ts';
import { isSoak, share } from '../support/soak.ts';
import { uv } from '../support/programs/uv.ts';
import { officialBytes, readOrThrow } from '../unit/environment/fixture.ts';

const { root, signal } = repositoryPorts();
const cacheFolder = path.join(root, '.cache/uv/pypi');
const options = { uv, cacheFolder, deadlineMs: 300_000, signal };
const reached =
  uv !== undefined &&
  (await new SimpleIndex({ ...options, deadlineMs: 15_000 }).project('timm').then(
    (files) => files !== undefined,
    () => false,
  ));

/** The official file with one more pip entry, or with these in place of its own. */
function fileWith(variant: string, entry?: string, own = true): EnvironmentFile {
  const text = officialBytes(`environment-${variant}.yml`).toString('utf8').trimEnd();
  const kept = own ? text : text.replace(/( {2}- pip:\n)[^]*/, '$1').trimEnd();
  const more = entry?.split(', ').map((each) => `\n      - '${each}'`) ?? [];
  return readOrThrow(`environment/environment-${variant}.yml`, `${kept}${more.join('')}\n`);
}

const sources = pipSources(options);
const versions = (outcome: PypiOutcome) =>
  new Map(
    outcome.verdict === 'checked'
      ? (outcome.packages ?? []).map(({ name, version }) => [name, version])
      : [],
  );

async function check(file: EnvironmentFile, preferred?: ReadonlyMap<string, string>) {
  const section = { file, solved: condaOf(file) };
  const outcome = await checkPypi(section, { ...sources, glibc: '2.36', preferred });
  if (outcome.verdict !== 'checked') throw new Error(outcome.reason);
  return outcome;
}

let official: Promise<ReadonlyMap<string, string>> | undefined;
const officialSet = () => (official ??= check(fileWith('cpu')).then(versions));

describe.skipIf(!reached)('on the real PyPI', { timeout: 300_000 }, () => {
  it.each(share(['cpu', 'gpu'], 2))(
    'the official pip section of %s has a solution',
    async (variant) => {
      const outcome = await check(fileWith(variant));
      expect(
        outcome.findings.map(({ severity, rule, message }) => [severity, rule, message]),
      ).toEqual([
        ['notice', 'pip-from-source', expect.stringContaining('pytorchvideo 0.1.2 has no wheel')],
      ]);
      const file = fileWith(variant);
      const given = givenByConda(condaOf(file));
      const half = { file: '', lines: file.pip, python: '3.9.13', given, extrasKnown: false };
      expect(pipClosureFaults(outcome.packages ?? [], half)).toEqual([]);
      const set = versions(outcome);
      expect(set.size).toBeGreaterThan(100);
      expect([...set.keys()].filter((name) => /^opencv|^torch$|^numpy$|^av$/.test(name))).toEqual(
        [],
      );
      expect(Object.fromEntries(set)).toMatchObject({
        'pytorch-lightning': '1.8.6',
        torchmetrics: '0.10.3',
        fvcore: '0.1.5.post20221221',
        protobuf: '3.19.6',
        tokenizers: '0.13.3',
      });
    },
  );

  // Requests on top of the official file: what they change, or why they can't be.
  it.each(
    share<[string, RegExp | string]>(
      [
        ['torch==1.13.1', 'conda has pytorch 1.12.1'],
        [
          'hydra-core==1.2.0',
          /^\+antlr4-python3-runtime=4\.9\.3 \+hydra-core=1\.2\.0 \+omegaconf=2\.3/,
        ],
        ['xgboost==2.0.2', /^\+xgboost=2\.0\.2$/],
        ['albumentations==1.3.0', /^albumentations:[\d.]+>1\.3\.0$/],
        ['ftfy==6.1.1', /^ftfy:[\d.]+>6\.1\.1$/],
        ['opencv-python-headless==4.6.0.66', 'conda has py-opencv 4.6.0'],
        ['einops==0.6.0', /^\+einops=0\.6\.0$/],
        [
          'sentence-transformers==2.2.2',
          /^\+nltk=\S+ \+sentence-transformers=2\.2\.2 \+sentencepiece=/,
        ],
        ['python-ffmpeg==1.0.16', "would overwrite `ffmpeg` of conda's ffmpeg-python 0.2.0"],
        ['pyjwt==2.8.0, jwt==1.3.1', 'would overwrite `jwt` of pyjwt 2.8.0'],
        ['faiss-gpu==1.7.2', "would overwrite modules of conda's faiss-cpu"],
        ['Foo_Bar.baz==1.0', 'PyPI has no package foo-bar-baz'],
        ['Sentence.Transformers==2.2.2', /\+sentence-transformers=2\.2\.2/],
        ['pandas==1.5.3', 'conda has pandas 1.5.1'],
        ['numpy==1.24.0', 'conda has numpy 1.23.4'],
        ['pytorch-metric-learning==1.7.3', /^\+pytorch-metric-learning=1\.7\.3$/],
        ['tensorflow-hub==0.12.0', /^\+tensorflow-hub=0\.12\.0$/],
        ['mmcv==1.7.0', /\+mmcv=1\.7\.0/],
        ['detectron2==0.6', 'PyPI has no package detectron2'],
        ['typing-extensions==4.4.0; python_version < "3.8"', /^$/],
        ['rich==13.0.0a1', /\+rich=13\.0\.0a1$/],
        ['urllib3==2.0.0', 'was withdrawn from PyPI'],
        ['efficientnet-pytorch==0.7.1', /^$/],
        ['vmaf-torch==1.0', 'PyPI has no vmaf-torch 1.0. Close to it: 1.1.0'],
        ['tokenizers===0.13.2', /^tokenizers:0\.13\.3>0\.13\.2$/],
        ['pyyaml!=6.0', /^$/],
      ],
      25,
    ),
  )('%s', async (entry, expected) => {
    const before = typeof expected === 'string' ? new Map() : await officialSet();
    const outcome = await check(fileWith('cpu', entry), before);
    const error = outcome.findings.find(({ severity }) => severity === 'error');
    const changes = [...versions(outcome)].flatMap(([name, version]) => {
      const old = before.get(name);
      if (old === version) return [];
      return old === undefined ? `+${name}=${version}` : `${name}:${old}>${version}`;
    });
    expect(error?.message ?? changes.join(' ')).toMatch(expected);
  });

  it.each(
    share(
      [
        'imageio[ffmpeg]==2.25.0',
        'albumentations==1.3.0, timm==0.6.12, transformers==4.25.1',
        'pytorch-lightning==1.8.6, torchmetrics==0.10.3',
        'imageio[ffmpeg]==2.25.0, xgboost==2.0.2',
        'tensorflow-hub==0.12.0, einops==0.6.0, ftfy==6.1.1',
      ],
      5,
    ),
  )('plain uv chooses the same: %s', async (entries) => {
    const file = fileWith('cpu', entries, false);
    const outcome = await check(file);
    expect(Object.fromEntries(versions(outcome))).toEqual(await plainUv(file, outcome));
  });

  it.each(share(requests, 21))(
    'plain uv has the same verdict, and chooses the same: %s',
    async (entry) => {
      const file = fileWith('cpu', entry, false);
      const outcome = await check(file);
      const ours = outcome.findings.some(({ severity }) => severity === 'error')
        ? undefined
        : Object.fromEntries(versions(outcome));
      expect(ours).toEqual(await plainUv(file, outcome).catch(() => undefined));
    },
  );

  // It waits half a minute for each variant: `make soak`.
  it.runIf(isSoak()).each(['cpu', 'gpu'])(
    'plain uv chooses the same for the official section of %s',
    async (variant) => {
      const file = fileWith(variant);
      const outcome = await check(file);
      expect(Object.fromEntries(versions(outcome))).toEqual(await plainUv(file, outcome));
    },
  );
});

/** Pip entries as runtimes of competitions are asked for, each by itself on top of what conda has: docs/background/solving.md. */
const requests = [
  'torch==1.13.1',
  'xgboost==2.0.2',
  'hydra-core==1.2.0',
  'albumentations==1.3.0',
  'ftfy==6.1.1',
  'einops==0.6.0',
  'einops==0.4.1',
  'sentence-transformers==2.2.2',
  'torchmetrics==0.10.3',
  'pandas==1.5.3',
  'numpy==1.24.0',
  'pytorch-metric-learning==1.7.3',
  'tensorflow-hub==0.12.0',
  'detectron2==0.6',
  'typing-extensions==4.4.0',
  'rich==13.0.0a1',
  'vmaf-torch==1.0',
  'decord==0.6.0',
  'tokenizers==0.13.2',
  'ttach==0.0.3',
  'markupsafe==2.1.3',
  'librosa==0.9.2',
  'timm==0.6.12',
  'transformers==4.25.1',
  'pytorch-lightning==1.8.6',
  'imageio[ffmpeg]==2.25.0',
  'augly[image,video]==1.0.0',
  'tensorflow-cpu==2.9.1',
  'lightgbm==3.3.5',
  'catboost==1.1.1',
  'monai==1.1.0',
  'kornia==0.6.9',
  'open-clip-torch==2.10.1',
  'accelerate==0.15.0',
  'datasets==2.8.0',
  'optuna==3.1.0',
  'wandb==0.13.9',
  'pyyaml==6.0',
  'spacy==3.4.4',
  'scikit-learn==1.2.0',
];

/**
 * `uv pip compile` on PyPI and this machine's Python. conda's packages are the only versions of their names, in an
 * index that comes before PyPI where both have one. Of source archives we read what they need, and uv runs their code:
 * it may do so for those that we take, and builds them with what is PyPI's, whatever conda has.
 */
async function plainUv(
  file: EnvironmentFile,
  { packages = [] }: Awaited<ReturnType<typeof check>>,
): Promise<Record<string, string>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'vsc-plain-uv-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const given = [...givenByConda(condaOf(file))].map(([name, { version }]) => ({ name, version }));
  const conda = await serveIndex(given, { page: 'json', metadata: true, ranges: true });
  onTestFinished(() => conda.close());
  await writeFile(path.join(folder, 'r.in'), file.pip.map(({ raw }) => `${raw}\n`).join(''));
  const pins = given.map(({ name, version }) => `${name}==${version}\n`);
  await writeFile(path.join(folder, 'conda.txt'), pins.join(''));
  const words = 'pip compile r.in --python-version 3.9.13 --python-platform x86_64-manylinux_2_36';
  const plain = '--no-config --quiet --no-header --no-annotate --no-python-downloads';
  const only = '--constraints conda.txt --index-strategy unsafe-best-match --only-binary :all:';
  const built = packages.filter(
    ({ files }) => !files.some((each) => each.filename.endsWith('.whl')),
  );
  const allowed = built.flatMap(({ name }) => ['--no-binary', name]);
  const places = ['--index', conda.indexUrl, '--cache-dir', path.join(root, '.cache/uv/plain')];
  const args = [...`${words} ${plain} ${only}`.split(' '), ...allowed, ...places];
  const { stdout } = await promisify(execFile)(uv ?? '', args, { cwd: folder });
  const lines = stdout.split('\n').flatMap((line) => {
    const [name = '', version] = line.split('==');
    return version === undefined || given.some((own) => own.name === name) ? [] : [[name, version]];
  });
  return Object.fromEntries(lines) as Record<string, string>;
}
