/** What to do if git does not read a folder because it is somebody else's; undefined if it complains of something else. */
export function trustAdvice(stderr: string, root: string): string | undefined {
  if (!stderr.includes('dubious ownership')) return undefined;
  return `the folder is another user's; if you trust it: git config --global --add safe.directory ${root}`;
}
