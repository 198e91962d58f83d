/**
 * `node on-engine.ts KIND COMMAND...`: runs a command, such as vitest, with another engine as that of the default
 * socket. The engine has networks of its own with a way out; both end together. KIND: `containerd-store`.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { startContainerdStore, userUplink } from './other-engines.ts';

const KINDS = { 'containerd-store': startContainerdStore } as const;

const [kind = '', ...command] = process.argv.slice(2);
if (!Object.hasOwn(KINDS, kind) || command.length === 0) {
  throw new Error(`usage: on-engine.ts ${Object.keys(KINDS).join('|')} COMMAND...`);
}
const engine = await KINDS[kind as keyof typeof KINDS]({ uplink: await userUplink() });
// What ends this ends the command, and then the engine.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
try {
  const { DOCKER_HOST: _, DOCKER_CONTEXT: __, ...env } = process.env;
  const [program = '', ...args] = engine.enter(command);
  const child = spawn(program, args, { stdio: 'inherit', env });
  const [code] = (await once(child, 'exit')) as [number | null];
  process.exitCode = code ?? 1;
} finally {
  await engine.close();
}
