/**
 * Whether a build string fits a pattern with `*` for any run of characters. Walks both once, unlike
 * a regular expression: a pattern of many stars comes from whoever opens a pull request.
 */
export function fitsBuild(build: string, pattern: string): boolean {
  const [start = '', ...rest] = pattern.split('*');
  const end = rest.pop();
  if (end === undefined) return build === start;
  if (!build.startsWith(start) || !build.endsWith(end)) return false;
  let at = start.length;
  for (const part of rest) {
    const found = build.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= build.length - end.length;
}
