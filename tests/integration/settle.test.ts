import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, inject, it } from 'vitest';
import { connect } from '../../actions/src/container/connect.ts';
import { printed } from './support/printed.ts';

const SETTLE = path.resolve(import.meta.dirname, '../../runtime/steps/settle.sh');

it('gives a file of a step the fixed date, even if the kernel dates it a tick before the start', async () => {
  const script = `
    start=$(date +%s)
    touch -d "@$((start - 1)).996" /opt/tick
    touch -d "@$((start - 60))" /opt/of-a-package
    SOURCE_DATE_EPOCH=1669075200 sh -c "$1" settle.sh "$start"
    stat -c %Y /opt/tick
    echo $((start - $(stat -c %Y /opt/of-a-package)))`;
  const settle = await readFile(SETTLE, 'utf8');
  const engine = await connect(process.env);
  expect(await printed(engine, inject('liteImage'), ['sh', '-c', script, 'sh', settle])).toBe(
    '1669075200\n60\n',
  );
});
