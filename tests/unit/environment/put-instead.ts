import type { Finding } from '../../../actions/src/finding.ts';

/** What a reader would do with the text of an environment file, told by the words of a suggestion. */
type Edit = (lines: string[], at: Finding['place'], words: readonly string[]) => void;

const edits: readonly [RegExp, Edit][] = [
  [
    /^write `([^`]+)` under `pip:`/,
    (lines, { line }, [entry = '']) => {
      lines.splice(line - 1, 1);
      if (!lines.includes('  - pip:')) lines.push('  - pip:');
      lines.push(`      - ${entry}`);
    },
  ],
  [
    /^PyPI has it: write `([^`]+)` under `pip:`$/,
    (lines, { line }, [entry = '']) => {
      lines.splice(line - 1, 1);
      if (!lines.includes('  - pip:')) lines.push('  - pip:');
      lines.push(`      - ${entry}`);
    },
  ],
  [
    /^write `([^`]+)` in the list of conda/,
    (lines, { line }, [entry = '']) => {
      lines.splice(line - 1, 1);
      lines.splice(3, 0, `  - ${entry}`);
    },
  ],
  [/^write `( +- [^`]+)`$/, (lines, { line }, [whole = '']) => void (lines[line - 1] = whole)],
  [/^(?:write|did you mean) `([^`]+)`/, replace],
  [/^`([^`]+)` works with the rest of the file$/, replace],
  [
    /^with the rest of the file as it is, (.*) would work$/,
    (lines, _at, [ways = '']) => {
      // Each way is for its own line, and one of them does.
      const [, entry = ''] = /`([^`]+)`/.exec(ways) ?? [];
      const name = entry.replace(/=.*/, '');
      const found = lines.findIndex((each) => each.trim().startsWith(`- ${name}=`));
      lines[found] = `  - ${entry}`;
    },
  ],
  [
    /^add `([^`]+)` to the list$/,
    (lines, { line }, [entry = '']) => void lines.splice(line, 0, `  - ${entry}`),
  ],
  [
    /^write the (?:plain value|value out);/,
    (lines, { line, column }) => {
      const text = lines[line - 1] ?? '';
      lines[line - 1] = text.slice(0, column - 1) + text.slice(column - 1).replace(/^\S+ /, '');
    },
  ],
  [
    /^delete this line/,
    (lines, { line }) => {
      const depth = (lines[line - 1] ?? '').search(/\S/);
      let end = line;
      while (end < lines.length && (lines[end] ?? '').search(/\S/) > depth) end += 1;
      lines.splice(line - 1, end - line + 1);
    },
  ],
  [
    /^delete it(?:, or correct its name)?$/,
    (lines, { line, column, endColumn }) => {
      const text = lines[line - 1] ?? '';
      const rest = text.slice(0, column - 1) + text.slice(endColumn - 1);
      lines[line - 1] = rest.replace(/, (?=\])/, '').replace(/^: .*/, '');
    },
  ],
  [/^keep one of the two lines$/, (lines, { line }) => void lines.splice(line - 1, 1)],
  [
    /^move it before `[^`]+` on line (\d+)$/,
    (lines, { line }, [before = '']) => {
      const [moved = ''] = lines.splice(line - 1, 1);
      lines.splice(Number(before) - 1 - (Number(before) > line ? 1 : 0), 0, moved);
    },
  ],
  [
    /^move it to the end of the list$/,
    (lines, { line }) => {
      const [moved = ''] = lines.splice(line - 1, 1);
      const end = lines.findIndex((each) => each === '  - pip:');
      lines.splice(end < 0 ? lines.length : end, 0, moved);
    },
  ],
  [
    /^move its entries to the list on line \d+$/,
    (lines, { line }) => void lines.splice(line - 1, 1),
  ],
  [
    /^keep the order (.*)$/,
    (lines, { line }, [order = '']) => {
      const text = lines[line - 1] ?? '';
      const kept = order.split(', ').filter((name) => new RegExp(`\\b${name}\\b`).test(text));
      lines[line - 1] = `channels: [${kept.join(', ')}]`;
    },
  ],
  [/^use one of ([^,]+),/, replace],
  [
    /^remove the marker/,
    (lines, { line }) => {
      lines[line - 1] = (lines[line - 1] ?? '').replace(/;.*/, '');
    },
  ],
  [
    /^replace the tab with spaces$/,
    (lines, { line }) => {
      lines[line - 1] = (lines[line - 1] ?? '').replaceAll('\t', ' ');
    },
  ],
  [
    /^save the file with LF line endings/,
    (lines) => {
      for (const [at, each] of lines.entries()) lines[at] = each.replace(/\r$/, '');
    },
  ],
  [/^save it without a BOM$/, (lines) => void (lines[0] = (lines[0] ?? '').slice(1))],
  // The entry alone.
  [/^([^ ]+(?:; .*)?)$/, replace],
];

function replace(
  lines: string[],
  { line, column, endColumn }: Finding['place'],
  [entry = '']: readonly string[],
): void {
  const text = lines[line - 1] ?? '';
  lines[line - 1] = text.slice(0, column - 1) + entry + text.slice(endColumn - 1);
}

/**
 * Puts the suggestions of findings into the file that they are about, the last line first. Versions
 * that are left to fill in are 1.0.
 * @throws on a suggestion that can't be put anywhere
 */
export function putInstead(text: string, findings: readonly Finding[]): string {
  const lines = text.replace(/\n$/, '').split('\n');
  const known = new Set<string>();
  for (const { place, suggestion = '' } of findings.toSorted(
    (a, b) => b.place.line - a.place.line,
  )) {
    const once = suggestion.startsWith('with the rest')
      ? suggestion
      : `${place.line} ${suggestion}`;
    if (known.has(once)) continue;
    known.add(once);
    const filled = suggestion.replaceAll('<version>', '1.0').replaceAll('<name>', 'name');
    const found = edits.find(([pattern]) => pattern.test(filled));
    if (found === undefined) throw new Error(`can't be put into a file: ${suggestion}`);
    const [pattern, edit] = found;
    edit(lines, place, pattern.exec(filled)?.slice(1) ?? []);
  }
  return `${lines.join('\n')}\n`;
}
