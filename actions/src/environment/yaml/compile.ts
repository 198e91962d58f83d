import { Ajv, type ValidateFunction } from 'ajv';

/**
 * How schemas are compiled: to find all mistakes at once. That they are right themselves is a matter for
 * our tests, so the schema of schemas isn't loaded.
 */
export const ajvOptions = {
  allErrors: true,
  meta: false,
  validateSchema: false,
  code: { optimize: false },
} as const;

const ajv = new Ajv(ajvOptions);

/** Compiles a JSON schema (draft 7). In the bundles that is done already: see rolldown.config.ts. */
export function compileSchema<T>(schema: object): ValidateFunction<T> {
  return ajv.compile<T>(schema);
}
