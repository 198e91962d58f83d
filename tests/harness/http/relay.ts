/**
 * `node relay.ts PORT SOCKET`: hands what arrives at a port of this network's loopback to a socket of the file
 * system, which servers in another network can listen at: the only way out of a network that has none.
 */
import { connect, createServer } from 'node:net';

const [port, socket = ''] = process.argv.slice(2);
createServer((client) => {
  const onward = connect(socket);
  client.pipe(onward).pipe(client);
  client.on('error', () => onward.destroy());
  onward.on('error', () => client.destroy());
}).listen(Number(port), '127.0.0.1');
