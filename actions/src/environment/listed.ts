/** At most eight items, in words. */
export function listed(items: readonly string[], separator = ', '): string {
  const rest = items.length - 8;
  return items.slice(0, 8).join(separator) + (rest > 0 ? ` and ${rest} more` : '');
}
