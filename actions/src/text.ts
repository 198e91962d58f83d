/** Bytes for people, in binary units with one decimal: `1.5 GiB`, `512 B`. */
export function formatBytes(bytes: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
  const power = bytes < 1 ? 0 : Math.min(Math.floor(Math.log2(bytes) / 10), units.length - 1);
  return `${(bytes / 2 ** (10 * power)).toFixed(power === 0 ? 0 : 1)} ${units[power]}`;
}

/** Bytes that people wrote: `8g`, `512 MiB`, `1048576`; undefined if it is something else. */
export function parseBytes(text: string): number | undefined {
  const match = /^\s*(\d+(?:\.\d+)?)\s*(?:([kmgt])i?)?b?\s*$/i.exec(text);
  const power = ' kmgt'.indexOf((match?.[2] ?? ' ').toLowerCase());
  const bytes = Math.floor(Number(match?.[1] ?? 0) * 2 ** (10 * power));
  return bytes > 0 && Number.isSafeInteger(bytes) ? bytes : undefined;
}

/** A whole number for people: `48,715`. */
export function grouped(value: number): string {
  return value.toLocaleString('en-US');
}

/** Seconds for people: `0.4 s`, `1 min 05 s`, `2 h 03 min`. */
export function formatSeconds(seconds: number): string {
  if (seconds < 59.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${pad(whole % 60)} s`;
  return `${Math.floor(whole / 3600)} h ${pad(Math.floor((whole % 3600) / 60))} min`;
}

/** The digits of an id (`sha256:…`) that the engine's own lists show. */
export function shortId(id: string): string {
  return id.slice(7, 19);
}

/** The last lines of an output, to stand below a message: the second and later ones indented. */
export function lastLines(output: string, count: number): string {
  return output.trim().split('\n').slice(-count).join('\n  ');
}

/** The first of many items, in words: `a, b and 3 more`. */
export function listed(items: readonly string[], most = 8, separator = ', '): string {
  const rest = items.length - most;
  return items.slice(0, most).join(separator) + (rest > 0 ? ` and ${rest} more` : '');
}

/** A text as one word for a shell, whatever is in it. */
export function shellWord(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** A text with which a sentence begins. */
export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
