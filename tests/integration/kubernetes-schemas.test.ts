import { Ajv2020 } from 'ajv/dist/2020.js';
import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { shardsJob } from '../../actions/src/submission/embedding/kubernetes/shards-job.ts';
import { install, Unavailable } from '../../scripts/check/pypi.ts';
import { shardJobSample } from '../unit/submission/embedding/shard-job-sample.ts';
import { share } from '../support/soak.ts';
import { repositoryPorts } from '../support/repositories/repository-ports.ts';

/** Since then Indexed Jobs retry each index for itself. */
const OLDEST = 29;

it(
  "fits Kubernetes' own schemas, of 1.29 and each newer version",
  { timeout: 300_000 },
  async ({ skip }) => {
    const { root } = repositoryPorts();
    const { folder } = await install(root, 'tests/integration/kubernetes.txt').catch(
      (error: unknown) => {
        if (error instanceof Unavailable) skip("Kubernetes' schemas come from PyPI");
        throw error;
      },
    );
    const schemas = path.join(root, folder, 'kubernetes_validate/kubernetes-json-schema');
    // A name that the version does not know is an error.
    const strict = globSync(path.join(schemas, 'v1.*-local-strict'));
    const versions = strict.filter((each) => minorOf(each) >= OLDEST);
    expect(versions.length).toBeGreaterThan(5);
    versions.sort((a, b) => minorOf(a) - minorOf(b));
    for (const version of share(versions, versions.length - 1)) {
      const read = async (name: string) =>
        JSON.parse(await readFile(path.join(version, name), 'utf8')) as object;
      const ajv = new Ajv2020({ strict: false, validateFormats: false });
      ajv.addSchema(await read('_definitions.json'), '_definitions.json');
      const validate = ajv.compile(await read('job-batch-v1.json'));
      const errorsOf = (job: unknown) => (validate(job) ? [] : validate.errors);
      for (const gpus of [0, 1]) {
        expect(errorsOf(shardsJob(shardJobSample({ gpus }))), version).toEqual([]);
      }
      const unknown = structuredClone(shardsJob(shardJobSample()));
      Object.assign(unknown.spec ?? {}, { completionsMode: 'Indexed' });
      expect(errorsOf(unknown)).not.toEqual([]);
    }
  },
);

function minorOf(folder: string): number {
  return Number(/v1\.(\d+)/.exec(path.basename(folder))?.[1]);
}
