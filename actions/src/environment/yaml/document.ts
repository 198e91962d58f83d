import {
  constructFromEvents,
  type Event,
  EVENT_ID,
  getScalarValue,
  parseEvents,
  YAMLException,
} from 'js-yaml';
import { messageOf } from '../../errors.ts';
import type { Finding, Place } from '../../finding.ts';
import { finding } from '../rules/catalogue.ts';
import { Lines } from './lines.ts';

/** A YAML document as plain data, with the place of every node by its JSON pointer. */
export interface YamlDocument {
  readonly value: unknown;
  /** The place of a node; of the nearest node around it where there is none, such as a missing key. */
  readonly placeOf: (pointer: string) => Place;
}

const maxDepth = 16;

/** Reads one plain YAML document, or says in one finding why the text is none. */
export function parseYaml(file: string, text: string): YamlDocument | Finding {
  const lines = new Lines(file, text);
  try {
    const events = parseEvents(text, { maxDepth });
    const fancy = unplain(events);
    if (fancy !== undefined) {
      return refuse(lines.place(fancy.start, fancy.end), fancy.message, fancy.suggestion);
    }
    const places = placesByPointer(events, text, lines);
    const [value] = constructFromEvents(events, { source: text, maxAliases: 0 });
    return { value, placeOf: (pointer) => nearest(places, pointer) ?? lines.place(0, 1) };
  } catch (error) {
    const at = error instanceof YAMLException ? (error.mark?.position ?? 0) : 0;
    const reason = error instanceof YAMLException ? error.reason : messageOf(error);
    return refuse(lines.place(at, at + 1), `This is not YAML: ${reason}.`);
  }
}

function refuse(place: Place, message: string, suggestion?: string): Finding {
  return finding('yaml-syntax', 'error', place, message, suggestion);
}

interface Fancy {
  start: number;
  end: number;
  message: string;
  suggestion: string;
}

/** The first thing that plain data has no use for: tags, anchors, aliases, a second document. */
function unplain(events: readonly Event[]): Fancy | undefined {
  let documents = 0;
  for (const [index, event] of events.entries()) {
    if (event.type === EVENT_ID.POP) continue;
    if (event.type === EVENT_ID.DOCUMENT) {
      documents += 1;
      if (documents > 1 || event.directives.length > 0) {
        const start = startOf(events[index + 1]);
        const message = 'The file holds a YAML directive or a second document.';
        return {
          start,
          end: start + 1,
          message,
          suggestion: 'keep one document, without `%` lines',
        };
      }
    } else if (event.anchorStart >= 0) {
      const [start, end] = [event.anchorStart - 1, event.anchorEnd];
      const message = 'Anchors (`&`) and aliases (`*`) are not used here.';
      return { start, end, message, suggestion: 'write the value out; quote it if it is meant so' };
    } else if (event.type !== EVENT_ID.ALIAS && event.tagStart >= 0) {
      const message = 'YAML tags (`!`) are not used here.';
      const suggestion = 'write the plain value; quote it if it is meant so';
      return { start: event.tagStart, end: event.tagEnd, message, suggestion };
    }
  }
  return undefined;
}

function startOf(event: Event | undefined): number {
  if (event === undefined) return 0;
  if ('valueStart' in event) return Math.max(event.valueStart, 0);
  return 'start' in event ? event.start : 0;
}

interface Open {
  pointer: string;
  /** Next index of a sequence; for a mapping the key that waits for its value. */
  index: number;
  key: string | undefined;
  mapping: boolean;
}

/** Walks the events as a tree; mappings have their keys and values in turn. */
function placesByPointer(events: readonly Event[], text: string, lines: Lines): Map<string, Place> {
  const places = new Map<string, Place>();
  const stack: Open[] = [];
  for (const event of events) {
    if (event.type === EVENT_ID.DOCUMENT || event.type === EVENT_ID.ALIAS) continue;
    if (event.type === EVENT_ID.POP) {
      stack.pop();
      continue;
    }
    const parent = stack.at(-1);
    const scalar = event.type === EVENT_ID.SCALAR;
    const [start, end] = scalar
      ? [event.valueStart, event.valueEnd]
      : [event.start, event.start + 1];
    if (parent?.mapping === true && parent.key === undefined) {
      parent.key = scalar ? getScalarValue(text, event) : '';
      places.set(`${parent.pointer}/${escapePointer(parent.key)}`, lines.place(start, end));
      if (!scalar) stack.push({ pointer: '?', index: 0, key: undefined, mapping: false });
      continue;
    }
    const pointer = parent === undefined ? '' : step(parent);
    // A container keeps the place of its key, where a reader looks for it.
    if (scalar || !places.has(pointer)) places.set(pointer, lines.place(start, end));
    if (!scalar) {
      const mapping = event.type === EVENT_ID.MAPPING;
      stack.push({ pointer, index: 0, key: undefined, mapping });
    }
  }
  return places;
}

/** Pointer of the parent's next child, and moves the parent on. */
function step(parent: Open): string {
  const part = parent.mapping ? escapePointer(parent.key ?? '') : String(parent.index);
  parent.key = undefined;
  parent.index += 1;
  return `${parent.pointer}/${part}`;
}

function escapePointer(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

function nearest(places: ReadonlyMap<string, Place>, pointer: string): Place | undefined {
  for (let at = pointer; ; at = at.slice(0, at.lastIndexOf('/'))) {
    const place = places.get(at);
    if (place !== undefined || at === '') return place;
  }
}
