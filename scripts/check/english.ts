/** An English form that this project does not use, and what to write instead. */
interface Form {
  readonly form: RegExp;
  readonly instead: string;
}

/** One use of such a form. Lines count from 1. */
export interface Slip {
  readonly line: number;
  readonly found: string;
  readonly instead: string;
}

/** What may stand between two words of a sentence: a comment can continue on the next line. */
const GAP = String.raw`(?:[ \t]+|[ \t]*\n[ \t]*(?:(?:\*|//|#)[ \t]+)?)`;

/** A blank in a pattern stands for whatever may be between two words. */
function form(pattern: string, instead: string): Form {
  return { form: new RegExp(pattern.replaceAll(' ', GAP), 'gm'), instead };
}

/**
 * Somebody misread each of these: "ended well" means *long after*, and "where" is a place. So write "if"
 * or "when" for a condition, and "where" only for a place.
 */
const FORMS: readonly Form[] = [
  form(String.raw`\bend(?:s|ed|ing)? well\b`, 'without an error, with 0, successfully'),
  form(String.raw`\b[Mm]end(?:s|ed|ing)?\b`, 'fix'),
  form(String.raw`(?<!\b[Tt]here )\b(?:is|are|was|were) none\b`, 'is not one, is empty'),
  form(
    String.raw`(?<!\b[Tt]here )\b(?:is|are|was|were) no (?!longer\b|more\b)[a-z]`,
    'is not a, there is no',
  ),
  form(String.raw`\b(?:say|says|said) not\b`, 'does not say'),
  form(String.raw`\bhas no meaning in\b`, 'is not allowed in'),
  form(String.raw`\b(?:come|comes|came) to\b`, 'is, ends, the result of'),
  form(
    String.raw`\b(?:is|are|was|were|be|been)(?: all| never| not)? told\b(?! apart| by| to| otherwise)`,
    'is reported, is named, is known',
  ),
  form(String.raw`\btell(?:s|ing)? of\b|\btold (?:of|about|as|so|in)\b`, 'report, describe'),
  form(
    String.raw`\b(?:(?:don't|doesn't|do not|does not|didn't|did not) tell|tells? no|nobody tells)\b(?! apart| how to| you| us)`,
    'does not say, is not known',
  ),
  form(String.raw`\bin line (?:\d|\$\{)`, 'on line'),
  form(String.raw`@throws\b(?:(?!\*/|@)[^])*?(?<!\bsays? )\bwhere\b`, 'if'),
  form(
    String.raw`\b(?:[Uu]ndefined|[Nn]ull|[Nn]one|[Ee]mpty|[Aa]bsent|[Ff]ails|[Tt]rue|[Ff]alse),? where\b`,
    'if',
  ),
  form(
    String.raw`\bwhere (?:there (?:is|are|was|were)|nothing|none|neither|nobody|no)\b`,
    'if there is, if nothing',
  ),
  form(String.raw`; where [a-z]`, '; if'),
  form(String.raw`(?:^|[.] |[-*] )Where (?!to\b)[^.,;:?|]*(?<! is| are), (?!and\b|or\b)`, 'If'),
];

/** The uses of FORMS in a text, in the order of its lines. */
export function slipsIn(text: string): Slip[] {
  return FORMS.flatMap(({ form: pattern, instead }) =>
    Array.from(text.matchAll(pattern), ({ 0: found, index }) => ({
      line: text.slice(0, index + found.length).split('\n').length,
      found: found.replaceAll(/\s+/g, ' ').trim(),
      instead,
    })),
  ).toSorted((a, b) => a.line - b.line);
}
