/** A field of a program's or a server's JSON, if it is a text that is not empty. */
export function textField(json: string, field: string): string | undefined {
  try {
    const value: unknown = (JSON.parse(json) as Record<string, unknown>)[field];
    return typeof value === 'string' && value !== '' ? value : undefined;
  } catch {
    return undefined;
  }
}
