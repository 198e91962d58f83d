import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseAst } from 'rolldown/parseAst';

/** What the code of an action reads and sets, by name, with the line where it does. */
export interface ActionCode {
  readonly file: string;
  readonly inputs: ReadonlyMap<string, number>;
  readonly outputs: ReadonlyMap<string, number>;
  /** Lines of calls and objects whose names this reading can't tell. */
  readonly unknown: readonly number[];
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly [key: string]: unknown;
}

/** Readers of inputs: `core.getInput` and the house's own (`actions/src/hosts/inputs.ts`). */
const READER = /^(?:get(?:\w*)Input|\w+Input)$/;

/** Reads the host file of an action: `actions/src/hosts/action/<name>.ts`. */
export function readActionCode(root: string, file: string): ActionCode {
  return actionCode(file, readFileSync(path.join(root, file), 'utf8'));
}

/**
 * Finds the inputs that are read (`textInput('name')`, `core.getInput('name')`) and the outputs that
 * are set (`outputs: { name: … }`, `setOutput('name', …)`) in TypeScript source. Names have to be
 * literals: other calls are reported as unknown, so that no name escapes the comparison.
 */
export function actionCode(file: string, source: string): ActionCode {
  const inputs = new Map<string, number>();
  const outputs = new Map<string, number>();
  const unknown: number[] = [];
  const lineOf = (node: Node) => source.slice(0, node.start).split('\n').length;
  const note = (names: Map<string, number>, name: string | undefined, node: Node) => {
    if (name === undefined) unknown.push(lineOf(node));
    else if (!names.has(name)) names.set(name, lineOf(node));
  };
  visit(parseAst(source, { lang: 'ts' }) as unknown as Node, (node) => {
    if (node.type === 'CallExpression') {
      const callee = calleeOf(node);
      const [first] = node['arguments'] as Node[];
      if (READER.test(callee)) note(inputs, literal(first), node);
      if (callee === 'setOutput') note(outputs, literal(first), node);
    }
    if (node.type === 'Property' && keyOf(node) === 'outputs') {
      const value = node['value'] as Node;
      if (value.type !== 'ObjectExpression') unknown.push(lineOf(value));
      else for (const part of value['properties'] as Node[]) note(outputs, keyOf(part), part);
    }
  });
  return { file, inputs, outputs, unknown };
}

function visit(node: Node, look: (node: Node) => void): void {
  look(node);
  for (const child of Object.values(node).flat()) {
    if (typeof child === 'object' && child !== null && 'type' in child) visit(child as Node, look);
  }
}

function calleeOf(call: Node): string {
  const callee = call['callee'] as Node;
  const name = callee.type === 'MemberExpression' ? (callee['property'] as Node) : callee;
  return typeof name['name'] === 'string' ? name['name'] : '';
}

/** The name of a property; undefined where it is computed or a spread. */
function keyOf(property: Node): string | undefined {
  if (property.type !== 'Property' || property['computed'] === true) return undefined;
  const key = property['key'] as Node;
  return typeof key['name'] === 'string' ? key['name'] : literal(key);
}

function literal(node: Node | undefined): string | undefined {
  return node?.type === 'Literal' && typeof node['value'] === 'string' ? node['value'] : undefined;
}
