import { type Contract, namedTypes, referred, type Schema, verdictRows } from './source.ts';

/** The TypeScript module, not formatted yet. */
export function typescriptModule(contract: Contract): string {
  const codes = contract.codes.map(
    ({ name, code, meaning }) => `/** ${meaning} */\n${camelCase(name)}: ${code},`,
  );
  const verdicts = verdictRows(contract).map(
    ({ name }) => `'${name}': ExitCode.${camelCase(name)},`,
  );
  return `
// Generated from contract/ by npm run generate: make changes there.

/** Exit codes of the command line and of the container; docs/reference/exit-codes.md explains each. */
export const ExitCode = {
${codes.join('\n')}
} as const;

export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];

${namedTypes(contract)
  .map((schema) => declaration(contract, schema))
  .join('\n\n')}

/** The exit code of each verdict. */
export const VERDICT_CODES = {
${verdicts.join('\n')}
} as const satisfies Record<Verdict, ExitCode>;
`;
}

function declaration(contract: Contract, schema: Schema & { title: string }): string {
  const head = `/** ${schema.description} */\nexport`;
  if (schema.type !== 'object')
    return `${head} type ${schema.title} = ${typeOf(contract, schema)};`;
  const fields = Object.entries(schema.properties ?? {}).map(([name, field]) => {
    const { description = referred(contract, field.$ref ?? '').description } = field;
    return `/** ${description} */\nreadonly ${name}: ${typeOf(contract, field)};`;
  });
  return `${head} interface ${schema.title} {\n${fields.join('\n')}\n}`;
}

function typeOf(contract: Contract, schema: Schema): string {
  if (schema.$ref !== undefined) {
    const target = referred(contract, schema.$ref);
    return target.title ?? typeOf(contract, target);
  }
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  if (Array.isArray(schema.type)) {
    return schema.type.map((type: string) => typeOf(contract, { type })).join(' | ');
  }
  if (schema.type === 'array' && schema.items)
    return `readonly ${typeOf(contract, schema.items)}[]`;
  if (schema.type === 'integer' || schema.type === 'number') return 'number';
  if (schema.type === 'string' || schema.type === 'null') return schema.type;
  throw new Error(`no TypeScript for ${JSON.stringify(schema)}`);
}

/** `out-of-memory` -> `outOfMemory`. */
function camelCase(name: string): string {
  return name.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}
