/** A part of a text that is shown in one way. */
export interface ProsePart {
  readonly text: string;
  readonly isCode: boolean;
}

/** Splits at backticks: what stands between two is code; an odd one is text like any other. */
export function proseParts(text: string): ProsePart[] {
  const parts = text.split('`');
  if (parts.length % 2 === 0) {
    const last = parts.pop();
    parts.push(`${parts.pop()}\`${last}`);
  }
  return parts.map((part, index) => ({ text: part, isCode: index % 2 === 1 }));
}

/** Marks a text as code; one that holds a backtick stays plain. */
export function code(text: string): string {
  return text === '' || text.includes('`') ? text : `\`${text}\``;
}
