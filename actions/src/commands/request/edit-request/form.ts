import type { AskedPackage } from '../../../environment/files/add-entry.ts';
import { UserError } from '../../../errors.ts';
import { code } from '../../../report/prose.ts';
import { shortLine } from '../../../untrusted-text.ts';

/** What an issue form asks for. The reason is anybody's text. */
export interface AskedRequest {
  readonly asked: AskedPackage;
  /** The variants that are to have it. */
  readonly variants: readonly string[];
  readonly reason: string;
}

const PLACES_QUESTION = 'Where you need it';

/**
 * The questions of a competition's .github/ISSUE_TEMPLATE/package-request.yml, in their order. With one
 * variant there is no choice where.
 */
export function questionsFor(variants: readonly string[]): readonly string[] {
  const where = variants.length > 1 ? [PLACES_QUESTION] : [];
  return ['Package', 'Version', 'Where it comes from', ...where, 'I need it because'];
}

/** The answers that the form offers. */
export const SOURCES: Readonly<Record<string, AskedPackage['section']>> = {
  'conda-forge': 'conda',
  PyPI: 'pip',
};
/** Answers to where: each variant alone, or all. */
export function placesFor(
  variants: readonly string[],
): Readonly<Record<string, readonly string[]>> {
  const each = variants.map((variant) => [`${variant} only`, [variant]] as const);
  return { 'all images': variants, ...Object.fromEntries(each) };
}

const LONGEST_BODY = 20_000;
const LONGEST_REASON = 2000;
/** Both are what conda and PyPI take at most, without what means something to a parser: `[`, `:`, `#`. */
const NAME = /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9])?$/;
const VERSION = /^[0-9][A-Za-z0-9.+!_]{0,60}$/;

/**
 * Reads the text that GitHub makes of the form: a heading and an answer for each question. Anybody may
 * have written it, by hand as well: a question counts where it comes first, in the form's order, and
 * only the last answer may have several lines.
 *
 * @param variants those that have an environment file
 * @throws UserError that names the question.
 */
export function parseForm(body: string, variants: readonly string[]): AskedRequest {
  if (body.length > LONGEST_BODY)
    throw refused('the form', `has more than ${LONGEST_BODY} characters`);
  const questions = questionsFor(variants);
  const answers = new Map<string, string>();
  let rest = `\n${body.replaceAll('\r\n', '\n')}`;
  for (const [index, question] of questions.entries()) {
    const heading = `\n### ${question}\n`;
    const start = rest.indexOf(heading);
    if (start < 0) throw refused(question, 'is missing');
    rest = rest.slice(start + heading.length - 1);
    const next = questions[index + 1];
    const end = rest.indexOf(next === undefined ? '\n### ' : `\n### ${next}\n`);
    answers.set(question, (end < 0 ? rest : rest.slice(0, end)).trim());
  }
  const answer = (question: string) => answers.get(question) ?? '';
  const name = fitting('Package', answer('Package'), NAME);
  const version = fitting('Version', answer('Version'), VERSION);
  const section = choice('Where it comes from', answer('Where it comes from'), SOURCES);
  const places = placesFor(variants);
  const wanted = answers.get(PLACES_QUESTION);
  const chosen = wanted === undefined ? variants : choice(PLACES_QUESTION, wanted, places);
  const reason = answer('I need it because').slice(0, LONGEST_REASON);
  const asked = { section, name: section === 'conda' ? name.toLowerCase() : name, version };
  return { asked, variants: chosen, reason };
}

function fitting(question: string, text: string, pattern: RegExp): string {
  if (pattern.test(text)) return text;
  const wanted =
    question === 'Package' ? 'a name such as timm' : 'one exact version such as 0.6.12';
  throw refused(
    question,
    `is ${text === '' ? 'empty' : code(shortLine(text, 80))}, and not ${wanted}`,
  );
}

function choice<T>(question: string, text: string, choices: Readonly<Record<string, T>>): T {
  const chosen = Object.hasOwn(choices, text) ? choices[text] : undefined;
  if (chosen !== undefined) return chosen;
  throw refused(question, `is not one of ${Object.keys(choices).join(', ')}`);
}

function refused(question: string, why: string): UserError {
  return new UserError(`${question} ${why}`, { next: 'edit the first comment of this issue' });
}
