/** Pushes an image in a process of its own, for tests to kill: `<host> <reference> <image id> <login>` */
import { connect } from '../../../actions/src/container/connect.ts';
import { pushImage } from '../../../actions/src/image/transfer/push.ts';

const [host = '', reference = '', id = '', login = ''] = process.argv.slice(2);
const credentials = JSON.parse(login) as { username: string; password: string };
await pushImage(await connect(process.env), id, reference, {
  signal: new AbortController().signal,
  retry: { attempts: 1, firstDelayMs: 0, maxDelayMs: 0 },
  login: () => Promise.resolve({ ...credentials, serveraddress: host }),
});
