import { Ajv } from 'ajv';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import buildSchema from '../../../actions/build-image/report.schema.json' with { type: 'json' };
import smokeSchema from '../../../actions/smoke-test/report.schema.json' with { type: 'json' };
import testSchema from '../../../actions/test-image/report.schema.json' with { type: 'json' };
import environmentSchema from '../../../actions/validate-environment/report.schema.json' with { type: 'json' };
import receiptSchema from '../../../contract/receipt.schema.json' with { type: 'json' };
import resultSchema from '../../../contract/result.schema.json' with { type: 'json' };
import { environmentReports } from '../../../scripts/generate/report-samples/environment.ts';
import { imageReports } from '../../../scripts/generate/report-samples/images.ts';
import { sampleReports } from '../../../scripts/generate/report-samples/reports.ts';
import { receipts } from '../../../scripts/generate/report-samples/submissions.ts';
import { updateReports } from '../../../scripts/generate/report-snapshots.ts';
import { kebabCase } from '../../../actions/src/declaration/input.ts';
import { nodesOf, parseMarkdown, typesIn } from '../../support/pages/markdown.ts';

const root = path.resolve(import.meta.dirname, '../../..');

describe('the reports in docs/reports', () => {
  it('are as the code makes them now (next: npm run generate)', () => {
    expect(updateReports(root, true)).toEqual([]);
  });

  it('show each view that a command has', () => {
    const samples = ['comments', 'reports']
      .map((name) => path.join(root, `scripts/generate/report-samples/${name}.ts`))
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n');
    const views = globSync('actions/src/commands/*/*/*.ts', { cwd: root }).flatMap((file) => {
      const text = readFileSync(path.join(root, file), 'utf8');
      return Array.from(
        text.matchAll(/^export (?:function (\w+View)\(|const (\w+View) =)/gm),
        ([, name, constant]) => ({
          file,
          name: name ?? constant,
        }),
      );
    });
    expect(views.length).toBeGreaterThan(20);
    expect(views.filter(({ name }) => !samples.includes(`${name}(`))).toEqual([]);
    // A file has the name of its view, and the first of a command has the command's.
    const files = views.filter(({ file }) => file.endsWith('-view.ts'));
    for (const { file, name = '' } of files) {
      expect(path.basename(file)).toBe(`${kebabCase(name)}.ts`);
      const folder = path.dirname(file);
      const own = path.posix.join(folder, `${path.basename(folder)}-view.ts`);
      expect(files.map((each) => each.file)).toContain(own);
    }
  });

  it.each(sampleReports.filter(({ file }) => file.endsWith('.txt')))(
    'fit a terminal of 80 columns: $file',
    ({ text }) => {
      // A next step stays whole, to be copied.
      const lines = text.split('\n').filter((line) => !line.startsWith('next:'));
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
    },
  );

  it.each(sampleReports.filter(({ file }) => file.endsWith('.md')))(
    'hold no link, picture or element but ours: $file',
    ({ text }) => {
      const page = parseMarkdown(text);
      for (const type of typesIn(page)) {
        expect(type).toMatch(
          /^(?!html|image|linkReference|.*[dD]efinition)|^html <(?:br|\/?sub|\/?code)>$/,
        );
      }
      for (const link of nodesOf(page, 'link')) expect(link.text).toBe('The run');
    },
  );
});

describe('the samples', () => {
  const draft7 = new Ajv({ allowUnionTypes: true });
  // The runtime's contract is of a later draft, and its receipt takes parts of its result.
  const contract = new Ajv2019({ allowUnionTypes: true }).addSchema(resultSchema);
  const { build, test, smoke } = Object.groupBy(
    Object.values(imageReports).flatMap((image) =>
      (['build', 'test', 'smoke'] as const).map((kind) => ({ kind, report: image[kind] })),
    ),
    ({ kind }) => kind,
  );
  const reportsOf = (all: typeof build = []) => all.flatMap(({ report }) => report ?? []);
  it.each([
    ['environments', environmentSchema, Object.values(environmentReports)],
    ['builds', buildSchema, reportsOf(build)],
    ['tests of images', testSchema, reportsOf(test)],
    ['smoke tests', smokeSchema, reportsOf(smoke)],
    ['runs', receiptSchema, Object.values(receipts)],
  ])('are as their schema says: %s', (_, schema, all) => {
    const ajv = schema === receiptSchema ? contract : draft7;
    expect(all.length).toBeGreaterThan(1);
    const fits = ajv.compile(schema);
    for (const report of all) {
      fits(JSON.parse(JSON.stringify(report)));
      expect(fits.errors).toBeNull();
    }
  });
});
