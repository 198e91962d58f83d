/**
 * Writes `src/rest/description/github-api.json`: what GitHub's own description of its REST API says of
 * the operations that the test server answers. Takes the path of `api.github.com.json`, from the npm
 * package `@octokit/openapi` (385 MB, so no dependency), and the name of its version:
 *
 *     scripts/node24/run node scripts/github-api-subset.ts <api.github.com.json> '@octokit/openapi 23.0.2'
 */
import type { Operation, Schema } from '../src/rest/description/description.ts';
import { operationName, type Route } from '../src/rest/route.ts';
import { ROUTES } from '../src/rest/routes.ts';
import { type Components, read, Subset, write } from './subset.ts';

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
  readonly components: Components;
}

const [file = '', source = ''] = process.argv.slice(2);
const full = read(file) as Full;
const part = new Subset(full.components);
const operations = Object.fromEntries(ROUTES.map((route) => [operationName(route), subset(route)]));
write('github-api.json', source, { operations, schemas: part.schemas });

function subset(route: Route): Operation {
  const [, at = ''] = operationName(route).split(' ');
  const operation = full.paths[at]?.[route.method.toLowerCase()];
  if (operation === undefined) throw new Error(`GitHub has no ${operationName(route)}`);
  const response = operation.responses[String(route.status)];
  if (response === undefined)
    throw new Error(`${operationName(route)} never answers ${route.status}`);
  const parameters = (operation.parameters ?? []).map((one) => part.resolve<Parameter>(one));
  const body = operation.requestBody?.content?.['application/json']?.schema;
  const reply = part.resolve<Content>(response).content?.['application/json']?.schema;
  return {
    query: parameters.filter((one) => one.in === 'query').map(({ name }) => name),
    ...(body !== undefined && { body: part.prune(body) as Schema }),
    ...(reply !== undefined && { reply: part.prune(reply) as Schema }),
  };
}
