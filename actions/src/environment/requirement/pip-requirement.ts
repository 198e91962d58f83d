import { validRange } from '@renovatebot/pep440';
import { parseMarker } from './marker.ts';
import type { SyntaxProblem } from './match-spec.ts';
import type { PipRequirement } from '../model.ts';
import { normalizeName } from './names.ts';
import type { RuleId } from '../rules/catalogue.ts';

export type Requirement = Omit<PipRequirement, 'place'>;

/** Why a pip entry cannot stay, under the rule that it breaks. */
export interface RequirementProblem extends SyntaxProblem {
  readonly rule: RuleId;
}

/** PEP 508 without URLs; the version may stand in parentheses, as in older metadata. */
const requirementPattern =
  /^([a-z0-9](?:[a-z0-9._-]*[a-z0-9])?)\s*(?:\[([a-z0-9._, -]*)\])?\s*(\([^()]*\)\s*|[^;()@]*)(?:;(.*))?$/i;

/** pip and uv read lists line by line, and have more ends of lines than YAML. */
const otherThanText = /[^\S ]|[\p{Cc}\u2028\u2029]/u;

const sources: readonly { pattern: RegExp; what: string }[] = [
  { pattern: /^(-e|--editable)\b/i, what: 'an editable install' },
  { pattern: /^(git|hg|svn|bzr)\+|@\s*(git|hg|svn|bzr)\+/i, what: 'a version control source' },
  { pattern: /^[a-z][a-z+.-]*:\/\/|^file:|\s@\s|\S@\S*:/i, what: 'a direct URL' },
  {
    pattern: /^[.~]{0,2}[/\\]|^\.{1,2}$|^[a-z]:\\|\.(whl|zip|tar\.gz|tgz)(\[.*\])?$/i,
    what: 'a local path',
  },
];

/** Parses an entry of the pip section, or says why it cannot stay. */
export function parseRequirement(raw: string): Requirement | RequirementProblem {
  const text = raw.trim();
  if (otherThanText.test(text)) {
    return invalid(`${JSON.stringify(raw)} holds a line break or another control character.`, text);
  }
  const refused = refusedSource(text);
  if (refused !== undefined) return refused;

  const match = requirementPattern.exec(text);
  if (match === null) return invalid(`\`${raw}\` is not a pip requirement.`, text);
  const [, name = '', extras, version = '', marker] = match;
  const specifier = version
    .trim()
    .replace(/^\((.*)\)$/, '$1')
    .trim()
    .replace(/\s*(,|===|[<>=!~]=|[<>])\s*/g, '$1');
  if (specifier !== '' && !isSpecifier(specifier)) {
    return invalid(`\`${version.trim()}\` in \`${raw}\` is not a version specifier.`, text);
  }
  if (marker !== undefined && parseMarker(marker) === undefined) {
    return invalid(`\`${marker.trim()}\` in \`${raw}\` is not an environment marker.`, text);
  }
  return {
    raw,
    name: normalizeName(name),
    extras: (extras ?? '')
      .split(',')
      .map((extra) => normalizeName(extra.trim()))
      .filter((extra) => extra !== ''),
    specifier,
    version: /^==([^=,*]+)$/.exec(specifier)?.[1],
    marker: marker?.trim(),
  };
}

/** The package of `name @ <url>`, and of a repository or an archive as they are usually named. */
function nameOfSource(text: string): string {
  const [, named] = /^([a-z0-9][\w.-]*)(?:\[[^\]]*\])?\s*@/i.exec(text) ?? [];
  return named === undefined ? '<name>' : normalizeName(named);
}

/** Every clause needs its operator; the library also takes bare versions. */
function isSpecifier(specifier: string): boolean {
  const clauses = specifier.split(',');
  return (
    clauses.every((clause) => /^(===|[<>!=~]=|[<>])[a-z0-9.+!*_-]+$/i.test(clause)) &&
    validRange(specifier)
  );
}

function refusedSource(text: string): RequirementProblem | undefined {
  for (const { pattern, what } of sources) {
    if (pattern.test(text)) {
      const problem = `\`${text}\` is ${what}; packages come from PyPI, by name and version.`;
      return {
        rule: 'pip-source',
        problem,
        suggestion: `write \`${nameOfSource(text)}==<version>\``,
      };
    }
  }
  const option = /^-{1,2}[a-z][a-z-]*|\s(--[a-z][a-z-]*)/i.exec(text);
  if (option === null) return undefined;
  const problem = `\`${(option[1] ?? option[0]).trim()}\` is an option of pip; the section holds packages only.`;
  return {
    rule: 'pip-option',
    problem,
    suggestion: 'delete this line, and write each package as `name==version`',
  };
}

/** `timm=0.6.12` is conda's way to write a version, and the commonest slip here. */
function invalid(problem: string, whole: string): RequirementProblem {
  const text = whole.replace(/^(?:python3? -m )?pip3? install /i, '');
  const name = /^[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?(?:\[[a-z0-9._,-]*\])?/i.exec(text)?.[0];
  const version = /=\s*([0-9][a-z0-9.]*)$/i.exec(text)?.[1] ?? '';
  const known = isSpecifier(`==${version}`) ? version : '<version>';
  const entry = `${name ?? '<name>'}==${known}`;
  // conda's form: it may stand in the wrong list.
  const conda = /^[a-z0-9._-]+=[0-9][a-z0-9.]*$/i.test(text) && known === version;
  const suggestion = conda ? `write \`${entry}\`, or move the line to the list of conda` : entry;
  return { rule: 'pip-requirement', problem, suggestion };
}

/** An entry as pip and uv take it in a list: what was read of it, and nothing else. */
export function requirementText({ name, extras, specifier, marker }: Requirement): string {
  const asked = extras.length === 0 ? '' : `[${extras.join(',')}]`;
  return `${name}${asked}${specifier}${marker === undefined ? '' : ` ; ${marker}`}`;
}

/** The form of an entry with a version to fill in: `name[extra]==<version>`. */
export function requirementOf(
  { name, extras }: Pick<PipRequirement, 'name' | 'extras'>,
  version = '<version>',
): string {
  return `${name}${extras.length === 0 ? '' : `[${extras.join(',')}]`}==${version}`;
}
