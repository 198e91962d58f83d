import { JobLog } from 'actions-testbed';
import { randomUUID } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { Ajv } from 'ajv';
import { expect, it } from 'vitest';
import buildSchema from '../../actions/build-image/report.schema.json' with { type: 'json' };
import testSchema from '../../actions/test-image/report.schema.json' with { type: 'json' };
import { buildImage } from '../../actions/src/image/build/build.ts';
import { runAction } from '../harness/run-action.ts';
import { buildIndex, buildRoot } from './support/build-root.ts';

const ajv = new Ajv({ allErrors: true });

/** The report that an action names in its outputs, checked against its schema. */
async function reportIn(
  outputs: Readonly<Record<string, string>>,
  schema: object,
): Promise<object> {
  const report = JSON.parse(await readFile(outputs['report'] ?? '', 'utf8')) as object;
  ajv.validate(schema, report);
  expect(ajv.errors).toBeNull();
  return report;
}

it('build-image writes its report and names it where the build fails', async () => {
  const { root, path } = await buildRoot();
  await rm(path('runtime/Dockerfile'));
  const { code, outputs, log } = await runAction('build-image', { variant: 'lite' }, root, {});
  expect(code).toBe(1);
  expect(log).toContain('::error::runtime/Dockerfile is missing%0Anext: restore it');
  expect(outputs['report']).toBe(path('reports/build-lite.json'));
  const failure = { message: 'runtime/Dockerfile is missing', next: expect.any(String) };
  expect(await reportIn(outputs, buildSchema)).toMatchObject({ image: null, failure });
});

it('build-image shows each step in a group, and takes no commands from it', async () => {
  const { root, write } = await buildRoot();
  // It fails in its last step, so that no image gets the name of the local build.
  const fresh = `# ${randomUUID()}\n`; // what comes from the engine's cache prints nothing
  await write({
    'runtime/steps/apt.sh':
      fresh + 'echo "::set-output name=image::evil"; printf "no end"; sleep 0.1\n',
    'runtime/wheels-lite.txt': '',
    'runtime/steps/pip.sh': "printf '##[endgroup]\\n::endgroup::\\n::error::forged\\n'\n",
    'runtime/steps/runtime.sh': 'printf "::add-mask::Debian\\n\\033[31mred\\033[0m\\n"; exit 7\n',
  });
  const { code, log, outputs } = await runAction('build-image', {}, root, {});
  expect(code).toBe(1);
  expect(outputs['image']).toBe('');
  const runner = new JobLog();
  const commands = log.split('\n').flatMap((line) => runner.take(line) ?? []);
  const names = commands.map(({ name }) => name).join(' ');
  // After each command of ours the step's output is text again.
  const [first, others] = ['group stop-commands', 'endgroup group stop-commands'];
  const groups = [first, others, others, others, others, 'endgroup stop-commands'];
  expect(names).toBe(['stop-commands', ...groups, 'error'].join(' '));
  expect(commands.filter(({ name }) => name === 'group').map(({ value }) => value)).toEqual([
    '[debian-packages 2/3] RUN sh /mnt/apt.sh /mnt/apt-lite.txt',
    '[debian-packages 3/3] RUN sh /mnt/pip.sh /mnt/wheels.txt',
    '[packages 1/2] RUN sh /mnt/pip.sh /mnt/pip-1.txt',
    '[packages 2/2] RUN sh /mnt/pip.sh /mnt/pip-2.txt --check',
    '[runtime 1/2] RUN sh /mnt/steps/runtime.sh',
  ]);
  expect(log).toMatch(/no end\ntook \d+\.\d s\n/);
  expect(log).toContain('## [endgroup]\n: :endgroup::\n');
  expect(log).toContain(': :add-mask::Debian\nred\nfailed: ');
});

it('test-image writes a report with every check, what failed first', async () => {
  const { root, path, engine, tag, ports, write } = await buildRoot();
  const broken = { name: 'vscbroken', version: '1.0', source: 'import vscnowhere' };
  const index = await buildIndex(engine, [broken]);
  // The runtime's own tests take longer than all the rest.
  await rm(path('runtime/tests'), { recursive: true });
  await write({
    'runtime/tests/test_one.py': 'def test_one() -> None:\n    assert 1 == 2\n',
    'runtime/pip-lite.txt': '# Wheels.\nvscbroken==1.0\n',
  });
  const env = { ...ports.env, PIP_INDEX_URL: index.url };
  const { id } = await buildImage(engine, { variant: 'lite', tag }, { ...ports, env });

  const { code, outputs, log } = await runAction('test-image', { image: tag }, root, {});
  expect(code).toBe(1);
  const failure = { message: expect.stringMatching(/: 2 of \d+ checks failed: pip vscbroken, /) };
  const report = await reportIn(outputs, testSchema);
  expect(report).toMatchObject({ verdict: 'failed', image: { reference: tag, id }, failure });
  const detail = "import vscbroken: ModuleNotFoundError: No module named 'vscnowhere'";
  const { checks } = report as { checks: { status: string }[] };
  expect(checks.slice(0, 2)).toMatchObject([
    { group: 'import', name: 'pip vscbroken', status: 'failed', detail },
    { group: 'tests', status: 'failed', detail: expect.stringMatching(/^FAILED .*::test_one/) },
  ]);
  expect(checks.length).toBeGreaterThan(5);
  expect(checks.slice(2).filter(({ status }) => status === 'failed')).toEqual([]);
  // GitHub shows it in the pull request, at the line that asks for the package.
  expect(log).toContain(
    '::error title=package-import,file=runtime/pip-lite.txt,line=2,col=1,endColumn=15' +
      `::vscbroken does not work in the lite image: ${detail}`,
  );
});

it('build-image names the package that cannot be installed, at its line', async () => {
  const { root, engine, write } = await buildRoot();
  const index = await buildIndex(engine, []);
  await write({ 'runtime/pip-lite.txt': '\nvscabsent==1.0 # <b>\n' });
  const env = { PIP_INDEX_URL: index.url };
  const { code, log, summary, outputs } = await runAction('build-image', {}, root, env);
  expect(code).toBe(1);
  const said = 'vscabsent cannot be installed in the lite image: ERROR: No matching distribution';
  expect(log).toMatch(
    new RegExp(`^::error title=package-install,file=runtime/pip-lite.txt,line=2,.*::${said}`, 'm'),
  );
  expect(summary).toContain('## ❌ The lite image\n');
  expect(summary).toContain('vscabsent cannot be installed in the lite image');
  expect(summary).toMatch(/^```+\n[^`]*No matching distribution[^`]*\n```+$/m);
  const failure = { message: expect.stringContaining('No matching distribution') };
  expect(await reportIn(outputs, buildSchema)).toMatchObject({ failure });
});
