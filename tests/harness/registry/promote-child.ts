/** Promotes one commit in a process of its own, for tests to kill: `<host> <repository> <position>` */
import { promote } from '../../../actions/src/registry/promotion/promote.ts';
import { commitId, numberedHistory, promotionAt } from './promotion.ts';

const [host = '', repository = '', position = ''] = process.argv.slice(2);
const { context } = promotionAt(host, repository, { by: `process ${process.pid}` });
const candidate = { commit: commitId(Number(position)), variants: ['cpu', 'gpu'] };
await promote(context, candidate, numberedHistory);
