import schema from '../../../../environment/environment.schema.json' with { type: 'json' };
import type { Finding, Place } from '../../finding.ts';
import { type MatchSpec, parseMatchSpec } from '../requirement/match-spec.ts';
import type { ChannelEntry, CondaSpec, EnvironmentFile, PipRequirement } from '../model.ts';
import { parseRequirement } from '../requirement/pip-requirement.ts';
import { finding } from '../rules/catalogue.ts';
import { parseYaml, type YamlDocument } from '../yaml/document.ts';
import { lazySchema, schemaFindings } from '../yaml/schema.ts';
import { decodeText } from '../yaml/text.ts';

/** What reading a file gives: the file as far as it can be understood, and what cannot. */
export interface Reading {
  /** Absent if the text is not an environment file at all. */
  readonly file: EnvironmentFile | undefined;
  readonly findings: readonly Finding[];
}

interface RawEnvironment {
  channels: string[];
  dependencies: (string | { pip: string[] })[];
}

const environmentSchema = lazySchema<RawEnvironment>(schema);

/**
 * Reads an environment file from its bytes. Hostile or broken bytes give one finding, as does a
 * document of another shape for each mistake; entries are read one by one and all reported.
 */
export function readEnvironment(file: string, bytes: Uint8Array): Reading {
  const text = decodeText(file, bytes);
  if (typeof text !== 'string') return { file: undefined, findings: [text] };
  const document = parseYaml(file, text);
  if ('rule' in document) return { file: undefined, findings: [document] };
  const shape = schemaFindings(document, environmentSchema(), 'file-schema');
  if (shape.length > 0) return { file: undefined, findings: shape };
  return readEntries(file, text, document, document.value as RawEnvironment);
}

function readEntries(
  file: string,
  text: string,
  document: YamlDocument,
  raw: RawEnvironment,
): Reading {
  const findings: Finding[] = [];
  const unread: string[] = [];
  const conda: CondaSpec[] = [];
  const pip: PipRequirement[] = [];
  let pipSection: Place | undefined;
  const skip = (entry: string, problem: Finding) => {
    findings.push(problem);
    unread.push(...(entry.replace(/\.git\b/g, '').match(/[a-z0-9][a-z0-9._-]*/gi) ?? []));
  };
  for (const [index, entry] of raw.dependencies.entries()) {
    const pointer = `/dependencies/${index}`;
    if (typeof entry === 'string') {
      const place = document.placeOf(pointer);
      const spec = parseMatchSpec(entry);
      const deeper = indentedDeeper(text, place, entry);
      if (isSpec(spec)) conda.push({ ...spec, place });
      else if (deeper !== undefined) skip(entry, deeper);
      else skip(entry, finding('conda-spec', 'error', place, spec.problem, spec.suggestion));
    } else {
      const section = document.placeOfKey(`${pointer}/pip`);
      if (pipSection !== undefined) findings.push(secondSection(section, pipSection));
      pipSection ??= section;
      for (const [at, line] of entry.pip.entries()) {
        const place = document.placeOf(`${pointer}/pip/${at}`);
        const requirement = parseRequirement(line);
        const deeper = indentedDeeper(text, place, line);
        if (!('problem' in requirement)) pip.push({ ...requirement, place });
        else if (deeper !== undefined) skip(line, deeper);
        else {
          const { rule, problem, suggestion } = requirement;
          skip(line, finding(rule, 'error', place, problem, suggestion));
        }
      }
    }
  }
  const listed = raw.channels.map((name, index) => ({
    name,
    place: document.placeOf(`/channels/${index}`),
  }));
  const channels = listed.filter(({ name }) => name !== NO_DEFAULTS);
  findings.push(...listed.filter((each) => !channels.includes(each)).map(meansNothing));
  const dependenciesPlace = document.placeOf('/dependencies');
  return { file: { file, text, channels, conda, pip, unread, dependenciesPlace }, findings };
}

/** Read like the first all the same, so that what is wrong in it is reported too. */
function secondSection(place: Place, first: Place): Finding {
  const message = `This is a second \`pip:\` list: conda installs the last one only, not the one on line ${first.line}.`;
  const suggestion = `move its entries to the list on line ${first.line}`;
  return finding('file-schema', 'error', place, message, suggestion);
}

/** To YAML a line with more spaces before its dash goes on with the entry above. */
function indentedDeeper(text: string, place: Place, entry: string): Finding | undefined {
  const lines = text.split('\n');
  const next = /^( +)(- \S.*)$/.exec(lines[place.line] ?? '');
  if (next === null || !entry.includes(' - ')) return undefined;
  const [, blanks = '', rest = ''] = next;
  const right = place.column - 3;
  const line = place.line + 1;
  const at = { ...place, line, column: 1, endColumn: blanks.length + 1 };
  const message = `This line has ${blanks.length} spaces before its dash, the list has ${right}: so it continues the entry above.`;
  const suggestion = `write \`${' '.repeat(right)}${rest}\``;
  return finding('conda-spec', 'error', at, message, suggestion);
}

/** What conda env files of other projects have among their channels, to keep Anaconda's out. */
const NO_DEFAULTS = 'nodefaults';

function meansNothing({ place }: ChannelEntry): Finding {
  const message = '`nodefaults` has no effect here: only the channels of the policy are used.';
  return finding('allowed-channel', 'notice', place, message, 'delete it');
}

function isSpec(spec: ReturnType<typeof parseMatchSpec>): spec is MatchSpec {
  return !('problem' in spec);
}
