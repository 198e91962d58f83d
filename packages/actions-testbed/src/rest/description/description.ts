import { Ajv, type ErrorObject } from 'ajv';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { escapePointer } from '../../json-pointer.ts';
import { Problem } from '../problem.ts';
import { operationName, type Route } from '../route.ts';

/** The part of GitHub's own description of an operation that `scripts/github-api-subset.ts` keeps. */
export interface Operation {
  /** Names of the parameters that the query may have. */
  readonly query: readonly string[];
  /** Schema of the body. */
  readonly body?: Schema;
  /** Schema of the answer; a redirect and an empty answer have none. */
  readonly reply?: Schema;
}

export type Schema = Readonly<Record<string, unknown>>;

export interface Description {
  /** The description that this is a part of. */
  readonly source: string;
  /** By method and path, such as `GET /repos/{owner}/{repo}/pulls`. */
  readonly operations: Readonly<Record<string, Operation>>;
  readonly schemas: Readonly<Record<string, Schema>>;
}

const file = path.join(import.meta.dirname, 'github-api.json');
const github = JSON.parse(readFileSync(file, 'utf8')) as Description;
const ajv = new Ajv({ strict: false, validateFormats: false }).addSchema(github, 'github');

/**
 * Refuses an invalid body as GitHub does (422). Returns what GitHub would overlook: fields, and
 * parameters of the query, that the operation doesn't have.
 */
export function checkRequest(route: Route, url: URL, body: Schema): string[] {
  const operation = operationOf(route);
  if (operation.body !== undefined) {
    const errors = errorsOf(route, 'body', body);
    if (errors.length > 0) throw new Problem(422, `Invalid request.\n\n${errors.join('\n')}`);
  }
  const fields = fieldsOf(operation.body);
  return [
    ...Object.keys(body)
      .filter((name) => !fields.has(name))
      .map((name) => `no field ${name} in the body of ${operationName(route)}`),
    ...[...url.searchParams.keys()]
      .filter((name) => !operation.query.includes(name))
      .map((name) => `no ${name} in the query of ${operationName(route)}`),
  ];
}

/** Whether an operation returns its list in pages. */
export function hasPages(route: Route): boolean {
  return operationOf(route).query.includes('page');
}

/** Where an answer of this server doesn't match the description. */
export function checkReply(route: Route, body: unknown): string[] {
  if (operationOf(route).reply === undefined) return [];
  return errorsOf(route, 'reply', body).map(
    (message) => `the reply to ${operationName(route)} is not GitHub's: ${message}`,
  );
}

function operationOf(route: Route): Operation {
  const operation = github.operations[operationName(route)];
  if (operation !== undefined) return operation;
  throw new Error(
    `github-api.json lacks ${operationName(route)}: run scripts/github-api-subset.ts`,
  );
}

function errorsOf(route: Route, part: 'body' | 'reply', value: unknown): string[] {
  const key = escapePointer(operationName(route));
  const validate = ajv.getSchema(`github#/operations/${encodeURIComponent(key)}/${part}`);
  if (validate === undefined)
    throw new Error(`no schema of the ${part} of ${operationName(route)}`);
  if (validate(value) === true) return [];
  return (validate.errors ?? []).map((error) => describe(error));
}

/** GitHub's way of saying it, as far as it is known. */
function describe({ instancePath, keyword, params, message = '' }: ErrorObject): string {
  if (keyword === 'required' && instancePath === '') {
    return `"${String(params['missingProperty'])}" wasn't supplied.`;
  }
  return `For '${instancePath === '' ? '/' : `properties${instancePath}`}', the value ${message}.`;
}

/** The fields that a body may have, in any of its forms. */
function fieldsOf(schema: Schema | undefined): Set<string> {
  if (schema === undefined) return new Set();
  const { $ref: reference } = schema as { $ref?: string };
  if (reference !== undefined) return fieldsOf(github.schemas[reference.replace('#/schemas/', '')]);
  const forms = [schema['oneOf'], schema['anyOf'], schema['allOf']].flat() as (
    Schema | undefined
  )[];
  return new Set([
    ...Object.keys(schema['properties'] ?? {}),
    ...forms.flatMap((form) => [...fieldsOf(form)]),
  ]);
}
