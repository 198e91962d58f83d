/** Starts a command of the runtime (runtime/vsc_runtime/commands) in any of our images. */
export function runtimeCommand(name: string, ...values: string[]): string[] {
  return ['/opt/vsc/python', '-I', '/opt/vsc/run.py', name, ...values];
}
