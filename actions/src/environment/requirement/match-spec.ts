import type { CondaSpec } from '../model.ts';

/** Why an entry cannot be read, and what to write instead if that is known. */
export interface SyntaxProblem {
  readonly problem: string;
  readonly suggestion?: string;
}

export type MatchSpec = Omit<CondaSpec, 'place'>;

const namePattern = /^[a-z0-9_][a-z0-9_.-]*$/i;
const channelPattern = /^[a-z0-9][a-z0-9._-]*$/i;
const buildPattern = /^[a-z0-9_.+*]+$/i;
const versionPattern = /^(\d+!)?[a-z0-9_]+(\.[a-z0-9_]+)*([+-][a-z0-9_.]+)?(\.?\*)?$/i;
const clausePattern = /^(==|=|!=|>=|<=|~=|>|<)(.+)$/;

/**
 * Parses a conda match spec, strictly: `[channel::]name[constraint[=build]]` without blanks and
 * brackets, the part of conda's grammar that environment files need. The full grammar has several
 * spellings for one thing, and solvers disagree about some of them.
 */
export function parseMatchSpec(raw: string): MatchSpec | SyntaxProblem {
  const separator = raw.indexOf('::');
  const channel = separator < 0 ? undefined : raw.slice(0, separator);
  const rest = separator < 0 ? raw : raw.slice(separator + 2);
  const shape = shapeProblem(raw, channel, rest);
  if (shape !== undefined) return shape;

  const nameEnd = rest.search(/[=!<>~]/);
  const name = nameEnd < 0 ? rest : rest.slice(0, nameEnd);
  if (!namePattern.test(name)) {
    return {
      problem: `\`${raw}\` does not start with a package name.`,
      suggestion: exampleOf(raw),
    };
  }
  const base = { raw, channel, name: name.toLowerCase() };
  if (nameEnd < 0) return { ...base, constraint: undefined, version: undefined, build: undefined };

  const { constraint, build } = splitBuild(rest.slice(nameEnd));
  if (build !== undefined && !buildPattern.test(build)) {
    return { problem: `\`${build}\` in \`${raw}\` is not a build string.` };
  }
  for (const clause of constraint.split(/[,|]/)) {
    const version = clausePattern.exec(clause)?.[2];
    if (version === undefined || !versionPattern.test(version)) {
      const problem = `\`${clause}\` in \`${raw}\` is not a version constraint.`;
      return { problem, suggestion: entryOf({ channel, name }) };
    }
  }
  return { ...base, constraint, version: pinnedVersion(constraint), build };
}

/** What people type in a terminal: the program, and the first package. */
const commandPattern =
  /^(?:python3? -m )?(pip3?|conda|mamba) install (?:-\S+ )*([a-z0-9][\w.-]*)(?:\[\S*\])?(?:==?([0-9][a-z0-9.]*))?/i;

/** `numpy[version=1.2]` by its name. */
function bracketless(rest: string): string {
  const [, name = '<name>'] = /^([a-z0-9_][a-z0-9_.-]*)\[/i.exec(rest) ?? [];
  return `write \`${name}=<version>\`; extras belong to pip`;
}

/** Spellings outside the grammar that people know from elsewhere, told apart for a good message. */
function shapeProblem(
  raw: string,
  channel: string | undefined,
  rest: string,
): SyntaxProblem | undefined {
  if (/^(https?|file|git\+\w+):/i.test(raw)) {
    return {
      problem: `\`${raw}\` is a URL; packages come from the channels that the policy names.`,
      suggestion: 'write `<name>=<version>`',
    };
  }
  if (channel !== undefined && !channelPattern.test(channel)) {
    return { problem: `\`${channel}\` is not a channel name.` };
  }
  const [, program, name, version = '<version>'] = commandPattern.exec(raw.trim()) ?? [];
  if (name !== undefined) {
    const suggestion = program?.startsWith('pip')
      ? `write \`${name}==${version}\` under \`pip:\``
      : entryOf({ channel: undefined, name }, version);
    return { problem: `\`${raw}\` is a command; the list holds packages.`, suggestion };
  }
  if (rest.includes('[') || rest.includes(']')) {
    const problem = `\`${raw}\` uses brackets, which are not allowed here.`;
    return { problem, suggestion: bracketless(rest) };
  }
  if (/\s/.test(raw)) {
    return { problem: `\`${raw}\` holds blanks.`, suggestion: withoutBlanks(raw) };
  }
  return undefined;
}

/** `=1.2=build` and `==1.2=build` end in a build; no other form does. */
function splitBuild(text: string): { constraint: string; build: string | undefined } {
  const match = /^(==?[^=,|]+)=([^=]*)$/.exec(text);
  return match === null
    ? { constraint: text, build: undefined }
    : { constraint: match[1] ?? '', build: match[2] };
}

function pinnedVersion(constraint: string): string | undefined {
  return /^==?([^=,|*]+)$/.exec(constraint)?.[1];
}

/** `numpy 1.23.4 py39` and `numpy = 1.23.4` are one form to conda: `numpy=1.23.4[=py39]`. */
function withoutBlanks(raw: string): string {
  const tight = raw.trim().replace(/\s*([=<>!~]+|::)\s*/g, '$1');
  const entry = tight.replace(/\s+/g, '=');
  const read = parseMatchSpec(entry);
  if ('problem' in read) return read.suggestion ?? exampleOf(entry);
  return read.version === undefined ? entryOf(read) : entry;
}

/** How to write an entry of which the name alone can be read. */
function exampleOf(raw: string): string {
  const name = /^[^\p{L}\p{N}]*([a-z][a-z0-9_.-]*)/iu.exec(raw)?.[1];
  return entryOf({ channel: undefined, name: name ?? '<name>' });
}

/** The form of an entry with a version to fill in: `[channel::]name=<version>`. */
export function entryOf(
  { channel, name }: Pick<CondaSpec, 'channel' | 'name'>,
  version = '<version>',
): string {
  return `${channel === undefined ? '' : `${channel}::`}${name}=${version}`;
}
