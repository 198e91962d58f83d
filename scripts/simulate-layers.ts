/**
 * Prints how many bytes each package request of a list would push, with the packages in the layers of
 * the plan and in a single layer.
 *
 * Usage: scripts/node24/run node scripts/simulate-layers.ts environment/cpu.lock.json [requests.json]
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { readLockDetails } from '../actions/src/environment/lock/read.ts';
import { type SimulatedRequest, simulatePush } from './layer-push.ts';
import { formatBytes } from '../actions/src/text.ts';

const [
  lockFile = 'environment/cpu.lock.json',
  requestFile = path.resolve(import.meta.dirname, '../tests/fixtures/layer-requests.json'),
] = process.argv.slice(2);
const lock = readLockDetails(await readFile(lockFile, 'utf8').catch(() => ''));
if (lock === undefined) {
  process.stderr.write(`error: ${lockFile} is not a lock\nnext:  npx vsc lock writes one\n`);
  process.exit(2);
}
const requests = JSON.parse(await readFile(requestFile, 'utf8')) as SimulatedRequest[];
const total = { layered: 0, single: 0 };
const row = (text: string, { layered, single }: typeof total) =>
  `${text.padEnd(44)}${formatBytes(layered).padStart(14)}${formatBytes(single).padStart(14)}\n`;
process.stdout.write(`${'request'.padEnd(44)}${'plan'.padStart(14)}${'one layer'.padStart(14)}\n`);
for (const request of requests) {
  const bytes = simulatePush(lock, request);
  total.layered += bytes.layered;
  total.single += bytes.single;
  process.stdout.write(row(request.request, bytes));
}
process.stdout.write(row('all', total));
