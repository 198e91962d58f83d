import { readFileSync } from 'node:fs';
import { checkPypi } from '../../../actions/src/environment/pypi/check.ts';
import { pipSources } from '../../../actions/src/environment/pypi/resolve/sources.ts';
import { readEnvironment } from '../../../actions/src/environment/files/read.ts';
import { condaOf } from '../../pypi/conda-of.ts';

// What is measured: a fresh process that resolves the pip section of a file, with what its conda section
// names as installed. Arguments: the file, the cache's folder, uv.
const [path = '', cacheFolder, uv] = process.argv.slice(2);
const signal = new AbortController().signal;
const { file } = readEnvironment(path, readFileSync(path));
if (file === undefined) throw new Error(`${path} can't be read`);
const sources = pipSources({ cacheFolder, uv, deadlineMs: 120_000, signal });
const outcome = await checkPypi({ file, solved: condaOf(file) }, { ...sources, glibc: '2.36' });
const packages = outcome.verdict === 'checked' ? outcome.packages : undefined;
if (packages === undefined) throw new Error(JSON.stringify(outcome));
