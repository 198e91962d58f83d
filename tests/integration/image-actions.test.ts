import { readFile, rm } from 'node:fs/promises';
import { Ajv } from 'ajv';
import { expect, it } from 'vitest';
import buildSchema from '../../actions/build-image/report.schema.json' with { type: 'json' };
import testSchema from '../../actions/test-image/report.schema.json' with { type: 'json' };
import { buildImage } from '../../actions/src/image/build.ts';
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
  const { code, outputs, log } = await runAction('build-image', {}, root, {});
  expect(code).toBe(1);
  expect(log).toContain('::error::runtime/Dockerfile is missing%0Anext: restore it');
  expect(outputs['report']).toBe(path('reports/build-lite.json'));
  const failure = { message: 'runtime/Dockerfile is missing', next: expect.any(String) };
  expect(await reportIn(outputs, buildSchema)).toMatchObject({ image: null, failure });
});

it('test-image writes a report with every check, what failed first', async () => {
  const { root, path, engine, tag, ports, write } = await buildRoot();
  const broken = { name: 'vscbroken', version: '1.0', source: 'import vscnowhere' };
  const index = await buildIndex(engine, [broken]);
  // The runtime's own tests take longer than all the rest.
  await rm(path('runtime/tests'), { recursive: true });
  await write({
    'runtime/tests/test_one.py': 'def test_one() -> None:\n    pass\n',
    'runtime/pip-lite.txt': '# Wheels.\nvscbroken==1.0\n',
  });
  const env = { ...ports.env, PIP_INDEX_URL: index.url };
  const { id } = await buildImage(engine, { variant: 'lite', tag }, { ...ports, env });

  const { code, outputs } = await runAction('test-image', { image: tag }, root, {});
  expect(code).toBe(1);
  const failure = { message: expect.stringContaining('1 failed') };
  const report = await reportIn(outputs, testSchema);
  expect(report).toMatchObject({ verdict: 'failed', image: { reference: tag, id }, failure });
  const detail = "import vscbroken: ModuleNotFoundError: No module named 'vscnowhere'";
  const [first, ...others] = (report as { checks: { status: string }[] }).checks;
  expect(first).toMatchObject({ group: 'import', name: 'pip vscbroken', status: 'failed', detail });
  expect(others.length).toBeGreaterThan(5);
  expect(others.filter(({ status }) => status === 'failed')).toEqual([]);
});
