/** What the image runs by itself (CMD of runtime/Dockerfile): the entrypoint of a submission. */
export const IMAGE_COMMAND: readonly string[] = ['/opt/vsc/python', '-I', '/opt/vsc/run.py'];

/** Starts a command of the runtime (runtime/vsc_runtime/commands) in any of our images. */
export function runtimeCommand(name: string, ...values: string[]): string[] {
  return [...IMAGE_COMMAND, name, ...values];
}
