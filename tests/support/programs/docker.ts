import { execFileSync } from 'node:child_process';

/** Whether docker's own command line is here, to make contexts: so the layout of its folder is the real one. */
export function hasDocker(): boolean {
  try {
    execFileSync('docker', ['context', '--help'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Types a command of docker's as somebody with that home. @returns what it printed */
export function typeDocker(home: string, ...args: string[]): string {
  const env = { PATH: process.env['PATH'], HOME: home };
  return execFileSync('docker', args, { env, stdio: ['ignore', 'pipe', 'ignore'] }).toString();
}
