import { type Contract, namedTypes, referred, type Schema, verdictRows } from './source.ts';

/** The module for Python 3.9, formatted as by `ruff format`. */
export function pythonModule(contract: Contract): string {
  const codes = contract.codes.map(({ name, code }) => `    "${name}": ${code},`);
  const steps = verdictRows(contract).map(
    ({ name, next }) => `    "${name}": ${JSON.stringify(next)},`,
  );
  return `"""Exit codes, verdicts and the form of result.json, as TypeScript has them too.

Generated from contract/ by \`npm run generate\`: make changes there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

#: Exit codes of the command line and of the container.
EXIT_CODES: dict[str, int] = {
${codes.join('\n')}
}

${namedTypes(contract)
  .map((schema) => declaration(contract, schema))
  .join('\n\n\n')}


#: What to do after each verdict, unless the message is about something special.
NEXT_STEPS: dict[Verdict, str] = {
${steps.join('\n')}
}
`;
}

function declaration(contract: Contract, schema: Schema & { title: string }): string {
  if (schema.enum) {
    const values = schema.enum.map((value) => `    ${JSON.stringify(value)},`);
    return `#: ${schema.description}\n${schema.title} = Literal[\n${values.join('\n')}\n]`;
  }
  const properties = Object.entries(schema.properties ?? {});
  const fields = properties
    .filter(([, field]) => field.const === undefined)
    .map(([name, field]) => {
      const { description = referred(contract, field.$ref ?? '').description } = field;
      return `    #: ${description}\n    ${snakeCase(name)}: ${typeOf(contract, field)}`;
    });
  // A class that only has figures starts empty and is filled in later.
  const preset = properties.every(([, field]) => isNullable(field)) ? ' = None' : '';
  const entries = properties.map(
    ([name, field]) => `            "${name}": ${jsonOf(contract, name, field)},`,
  );
  return `@dataclass
class ${schema.title}:
    """${schema.description}"""

${fields.map((field) => field + preset).join('\n')}

    def to_json(self) -> dict[str, object]:
        """Its form in result.json."""
        return {
${entries.join('\n')}
        }`;
}

function jsonOf(contract: Contract, name: string, field: Schema): string {
  if (field.const !== undefined) return JSON.stringify(field.const);
  const isObject = ({ $ref }: Schema) =>
    $ref !== undefined && referred(contract, $ref).type === 'object';
  const value = `self.${snakeCase(name)}`;
  if (field.items && isObject(field.items)) return `[each.to_json() for each in ${value}]`;
  return isObject(field) ? `${value}.to_json()` : value;
}

function isNullable({ type }: Schema): boolean {
  return Array.isArray(type) && type.includes('null');
}

function typeOf(contract: Contract, schema: Schema): string {
  if (schema.$ref !== undefined) {
    const target = referred(contract, schema.$ref);
    return target.title ?? typeOf(contract, target);
  }
  if (Array.isArray(schema.type) && schema.type.length === 2 && isNullable(schema)) {
    return `${typeOf(contract, { type: schema.type[0] as string })} | None`;
  }
  if (schema.type === 'array' && schema.items) return `list[${typeOf(contract, schema.items)}]`;
  const plain = { integer: 'int', number: 'float', string: 'str' }[String(schema.type)];
  if (plain === undefined) throw new Error(`no Python for ${JSON.stringify(schema)}`);
  return plain;
}

/** `mainCpuSeconds` -> `main_cpu_seconds`. */
function snakeCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
