import { Ajv2019 } from 'ajv/dist/2019.js';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { CannotRun } from '../../runner/types.ts';

/** The part of GitHub's own description of its webhooks that `scripts/github-webhooks-subset.ts` keeps. */
const file = path.join(import.meta.dirname, 'github-webhooks.json');
const text = readFileSync(file, 'utf8');
/** Schemas that others extend. */
const open = new Set(
  [...text.matchAll(/"allOf":\[(.*?)\]/g)].flatMap(([, parts = '']) =>
    [...parts.matchAll(/"#\/schemas\/([^"]+)"/g)].map(([, name]) => name),
  ),
);
// Here, a field that GitHub does not describe is as much a mistake as a missing one.
const github = JSON.parse(text, (name, part: unknown) =>
  open.has(name) ? part : closed(part),
) as object;
const ajv = new Ajv2019({ strict: false, validateFormats: false, allErrors: true });
ajv.addSchema(github, 'github');

function closed(part: unknown): unknown {
  if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
  const { properties, type, allOf } = part as Readonly<Record<string, unknown>>;
  if (Array.isArray(allOf)) {
    const parts = allOf.map((one: object) => ({ ...one, additionalProperties: undefined }));
    return { ...part, allOf: parts, unevaluatedProperties: false };
  }
  const isShape = typeof properties === 'object' && [type].flat().includes('object');
  return isShape ? { additionalProperties: false, ...part } : part;
}

/** An event whose payload is as GitHub describes it; throws an error that says where it is not. */
export function checkedEvent<T extends object>(name: string, payload: T) {
  const { action } = payload as { action?: string };
  const event = [name, ...(action === undefined ? [] : [action])].join('-').replaceAll('_', '-');
  const validate = ajv.getSchema(`github#/events/${event}`);
  if (validate === undefined) {
    throw new CannotRun(`github-webhooks.json lacks ${event}: add it to the script that makes it`);
  }
  // As a step reads it from GITHUB_EVENT_PATH.
  if (validate(JSON.parse(JSON.stringify(payload))) === true) return { name, payload };
  const wrong = (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
  );
  throw new CannotRun(`the event ${event} is not GitHub's:\n${wrong.join('\n')}`);
}
