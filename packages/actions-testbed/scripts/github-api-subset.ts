/**
 * Writes `src/rest/github-api.json`: what GitHub's own description of its REST API says of
 * the operations that the test server answers. Takes the path of `api.github.com.json`, from the npm
 * package `@octokit/openapi` (385 MB, so no dependency), and the name of its version:
 *
 *     scripts/node24/run node scripts/github-api-subset.ts <api.github.com.json> '@octokit/openapi 23.0.2'
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Description, Operation, Schema } from '../src/rest/description.ts';
import { operationName, type Route } from '../src/rest/route.ts';
import { ROUTES } from '../src/rest/routes.ts';

interface Content {
  readonly content?: { readonly 'application/json'?: { readonly schema: Schema } };
}

interface FullOperation {
  readonly parameters?: readonly ({ $ref: string } | Parameter)[];
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content | { $ref: string }>>;
}

interface Parameter {
  readonly name: string;
  readonly in: string;
}

interface Full {
  readonly paths: Readonly<Record<string, Readonly<Record<string, FullOperation>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** What says nothing about validity. */
const NOISE = new Set(['description', 'example', 'examples', 'title', 'format', 'externalDocs']);
const REFERENCE = /^#\/components\/(\w+)\/(.+)$/;

const [file = '', source = ''] = process.argv.slice(2);
const full = JSON.parse(readFileSync(file, 'utf8')) as Full;
const schemas: Record<string, Schema> = {};
const operations = Object.fromEntries(ROUTES.map((route) => [operationName(route), subset(route)]));
const description: Description = { source, operations, schemas };
const target = path.join(import.meta.dirname, '../src/rest/github-api.json');
writeFileSync(target, `${inRows(description)}\n`);

function subset(route: Route): Operation {
  const [, at = ''] = operationName(route).split(' ');
  const operation = full.paths[at]?.[route.method.toLowerCase()];
  if (operation === undefined) throw new Error(`GitHub has no ${operationName(route)}`);
  const response = operation.responses[String(route.status)];
  if (response === undefined)
    throw new Error(`${operationName(route)} never answers ${route.status}`);
  const parameters = (operation.parameters ?? []).map((one) => resolve<Parameter>(one));
  const body = operation.requestBody?.content?.['application/json']?.schema;
  const reply = resolve<Content>(response).content?.['application/json']?.schema;
  return {
    query: parameters.filter((one) => one.in === 'query').map(({ name }) => name),
    ...(body !== undefined && { body: prune(body) as Schema }),
    ...(reply !== undefined && { reply: prune(reply) as Schema }),
  };
}

function resolve<T>(part: { $ref: string } | T): T {
  const reference = (part as { $ref?: string }).$ref;
  if (reference === undefined) return part as T;
  const [, kind = '', name = ''] = REFERENCE.exec(reference) ?? [];
  return full.components[kind]?.[name] as T;
}

/** A schema as JSON Schema knows it, with the schemas that it refers to in `schemas`. */
function prune(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(prune);
  if (typeof part !== 'object' || part === null) return part;
  const { $ref, properties, nullable, ...rest } = part as Record<string, unknown>;
  if (typeof $ref === 'string') return { $ref: refer($ref) };
  const kept = Object.entries(rest).filter(([key]) => !NOISE.has(key) && !key.startsWith('x-'));
  const pruned: Record<string, unknown> = Object.fromEntries(
    kept.map(([key, value]) => [key, prune(value)]),
  );
  if (typeof properties === 'object' && properties !== null) {
    // Names of properties are not keywords.
    const entries = Object.entries(properties).map(([name, value]) => [name, prune(value)]);
    pruned['properties'] = Object.fromEntries(entries);
  }
  return nullable === true ? { anyOf: [{ type: 'null' }, pruned] } : pruned;
}

function refer(reference: string): string {
  const name = REFERENCE.exec(reference)?.[2] ?? '';
  if (!Object.hasOwn(schemas, name)) {
    schemas[name] = {};
    schemas[name] = prune(full.components['schemas']?.[name]) as Schema;
  }
  return `#/schemas/${name}`;
}

/** JSON with an operation or a schema in each row. */
function inRows(value: Description): string {
  return [
    `{\n  "source": ${JSON.stringify(value.source)},`,
    `  "operations": {\n${rowsOf(value.operations)}\n  },`,
    `  "schemas": {\n${rowsOf(value.schemas)}\n  }\n}`,
  ].join('\n');
}

function rowsOf(entries: object): string {
  return Object.entries(entries)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, entry]) => `    ${JSON.stringify(name)}: ${JSON.stringify(entry)}`)
    .join(',\n');
}
