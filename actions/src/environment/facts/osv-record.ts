import { normalizeName } from '../requirement/names.ts';
import { type Advisory, severities, type Rating } from './model.ts';

type Fields = Readonly<Record<string, unknown>>;

/** The score of a CVSS vector, from 0 to 10; undefined if it isn't one. */
export type CvssScore = (vector: string) => number | undefined;

/** What is taken of a record at most: a database of strangers' texts. */
const MOST = { ids: 10, fixed: 10, summary: 200 };

/** Ids of records, as the OSV schema has them: a prefix of the database, then anything of its own. */
const ID = /^[A-Za-z][A-Za-z0-9]*-[A-Za-z0-9._:-]{1,80}$/;

/** Whether a text can be asked for as an id. */
export function isAdvisoryId(text: unknown): text is string {
  return typeof text === 'string' && ID.test(text);
}

/**
 * Reads a record of the OSV schema (ossf.github.io/osv-schema), as far as it says something of a PyPI
 * project; undefined for one that was withdrawn, or that isn't a record.
 */
export function readOsvRecord(
  value: unknown,
  project: string,
  score: CvssScore,
): Advisory | undefined {
  const record = fieldsOf(value);
  const { id, withdrawn, summary, details } = record;
  if (!isAdvisoryId(id) || typeof withdrawn === 'string') return undefined;
  const affected = listOf(record['affected'])
    .map(fieldsOf)
    .filter((each) => {
      const { ecosystem, name } = fieldsOf(each['package']);
      return ecosystem === 'PyPI' && normalizeName(textOf(name)) === project;
    });
  const ranges = affected.flatMap((each) => listOf(each['ranges']).map(fieldsOf));
  const events = ranges
    .filter(({ type }) => type === 'ECOSYSTEM')
    .flatMap((range) => listOf(range['events']).map(fieldsOf));
  const fixed = events.flatMap((event) => textOf(event['fixed']) || []).filter(isVersion);
  const aliases = listOf(record['aliases']).filter(isAdvisoryId);
  return {
    ids: [id, ...aliases].slice(0, MOST.ids),
    summary: oneLine(textOf(summary) || textOf(details)),
    // Records of malicious packages have no score.
    severity: id.startsWith('MAL-') ? 'critical' : severityOf([record, ...affected], score),
    fixed: [...new Set(fixed)].slice(0, MOST.fixed),
  };
}

/** One for all records that are aliases of each other: the worst rating, and all that is said. */
export function mergeAliases(advisories: readonly Advisory[]): Advisory[] {
  const merged: Advisory[] = [];
  for (const each of advisories) {
    const same = merged.findIndex(({ ids }) => ids.some((id) => each.ids.includes(id)));
    const other = merged[same];
    if (other === undefined) merged.push(each);
    else merged[same] = together(other, each);
  }
  return merged.toSorted((a, b) => rank(a.severity) - rank(b.severity));
}

function together(a: Advisory, b: Advisory): Advisory {
  return {
    ids: [...new Set([...a.ids, ...b.ids])].slice(0, MOST.ids),
    summary: a.summary || b.summary,
    severity: rank(a.severity) <= rank(b.severity) ? a.severity : b.severity,
    fixed: [...new Set([...a.fixed, ...b.fixed])].slice(0, MOST.fixed),
  };
}

function rank(severity: Rating): number {
  return severities.indexOf(severity);
}

/** GitHub's records have a word beside the vector; others have the vector alone. */
function severityOf(places: readonly Fields[], score: CvssScore): Rating {
  const words = places.map((each) => textOf(fieldsOf(each['database_specific'])['severity']));
  const vectors = places.flatMap((each) => listOf(each['severity']).map(fieldsOf));
  const scores = vectors.map((each) => score(textOf(each['score']).slice(0, 300)) ?? 0);
  const found = [...words.map(ofWord), ...scores.map(ofScore)];
  return found.toSorted((a, b) => rank(a) - rank(b))[0] ?? 'not rated';
}

function ofWord(word: string): Rating {
  const lower = word.toLowerCase();
  if (lower === 'moderate') return 'medium';
  return severities.find((each) => each === lower) ?? 'not rated';
}

/** The ranges of CVSS 3 and 4. */
function ofScore(score: number): Rating {
  if (score >= 9) return 'critical';
  if (score >= 7) return 'high';
  if (score >= 4) return 'medium';
  return score > 0 ? 'low' : 'not rated';
}

function isVersion(text: string): boolean {
  return /^[A-Za-z0-9.!+_-]{1,60}$/.test(text);
}

/** Without anything that isn't to be seen. */
function oneLine(text: string): string {
  const plain = text
    .slice(0, 4 * MOST.summary)
    .replace(/[\p{C}\p{Z}]+/gu, ' ')
    .trim();
  return plain.length > MOST.summary ? `${plain.slice(0, MOST.summary - 1)}…` : plain;
}

/** What is a table; an empty one otherwise. */
export function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

/** What is a list; an empty one otherwise. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
