/** Functions with which both subsets of GitHub's descriptions are made. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

type Schema = Readonly<Record<string, unknown>>;
export type Components = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Keywords that say nothing about validity. */
const NOISE = new Set(['description', 'example', 'examples', 'title', 'format', 'externalDocs']);
const REFERENCE = /^#\/components\/(\w+)\/(.+)$/;

/** Reads a description from a package. */
export function read(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** Takes schemas out of a description, with everything that they refer to. */
export class Subset {
  readonly schemas: Record<string, Schema> = {};
  private readonly components: Components;

  constructor(components: Components) {
    this.components = components;
  }

  resolve<T>(part: { $ref: string } | T): T {
    const reference = (part as { $ref?: string }).$ref;
    if (reference === undefined) return part as T;
    const [, kind = '', name = ''] = REFERENCE.exec(reference) ?? [];
    return this.components[kind]?.[name] as T;
  }

  /** A schema as JSON Schema knows it, with the schemas that it refers to in `schemas`. */
  prune(part: unknown): unknown {
    if (Array.isArray(part)) return part.map((one) => this.prune(one));
    if (typeof part !== 'object' || part === null) return part;
    const { $ref, properties, nullable, ...rest } = part as Record<string, unknown>;
    if (typeof $ref === 'string') return { $ref: this.refer($ref) };
    const kept = Object.entries(rest).filter(([key]) => !NOISE.has(key) && !key.startsWith('x-'));
    const pruned: Record<string, unknown> = Object.fromEntries(
      kept.map(([key, value]) => [key, this.prune(value)]),
    );
    if (typeof properties === 'object' && properties !== null) {
      // Names of properties are not keywords, whatever they are.
      const entries = Object.entries(properties).map(([name, value]) => [name, this.prune(value)]);
      pruned['properties'] = Object.fromEntries(entries);
    }
    return nullable === true ? { anyOf: [{ type: 'null' }, pruned] } : pruned;
  }

  private refer(reference: string): string {
    const name = REFERENCE.exec(reference)?.[2] ?? '';
    if (!Object.hasOwn(this.schemas, name)) {
      this.schemas[name] = {};
      this.schemas[name] = this.prune(this.components['schemas']?.[name]) as Schema;
    }
    return `#/schemas/${name}`;
  }
}

/** Writes a file of `src/rest/description`: JSON with each entry of each part on a line of its own. */
export function write(name: string, source: string, parts: Readonly<Record<string, object>>): void {
  const texts = Object.entries(parts).map(
    ([part, entries]) => `  ${JSON.stringify(part)}: {\n${rowsOf(entries)}\n  }`,
  );
  const text = `{\n  "source": ${JSON.stringify(source)},\n${texts.join(',\n')}\n}\n`;
  writeFileSync(path.join(import.meta.dirname, '../src/rest/description', name), text);
}

function rowsOf(entries: object): string {
  return Object.entries(entries)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, entry]) => `    ${JSON.stringify(name)}: ${JSON.stringify(entry)}`)
    .join(',\n');
}
