import { parse } from 'yaml';

/** What others rely on by its name, as docs/how-to/versions.md promises: each thing on one line. */
export interface Surface {
  /** What may not go: inputs, outputs, flags, variables, labels, fields of files and reports. */
  readonly given: readonly string[];
  /** What may not come in addition: inputs and fields that have to be there, rights. */
  readonly asked: readonly string[];
}

/** The files that say so. */
export interface SurfaceFiles {
  /** By the name of the action. */
  readonly actions: Readonly<Record<string, string>>;
  /** By the name of the file. */
  readonly workflows: Readonly<Record<string, string>>;
  /** JSON Schemas of what people write: a field that has to be there counts. */
  readonly written: Readonly<Record<string, string>>;
  /** JSON Schemas of what programs read. */
  readonly read: Readonly<Record<string, string>>;
  /** The reference of all commands. */
  readonly commands: string;
  /** That of all variables. */
  readonly settings: string;
  /** The sources, which name the labels of images and containers, and the annotations of manifests. */
  readonly sources: Readonly<Record<string, string>>;
}

type Tree = Readonly<Record<string, unknown>>;
type Line = readonly [kind: keyof Surface, line: string];

const treeOf = (value: unknown): Tree =>
  typeof value === 'object' && value !== null ? (value as Tree) : {};
const eachOf = (value: unknown) =>
  Object.entries(treeOf(value)).map(([name, its]) => [name, treeOf(its)] as const);

/** Reads what the files promise; sorted, each line once. */
export function surfaceOf(files: SurfaceFiles): Surface {
  const lines = [
    ...Object.entries(files.actions).flatMap(([name, text]) =>
      parametersOf(`action ${name}`, treeOf(parse(text))),
    ),
    ...Object.entries(files.workflows).flatMap(([name, text]) => workflowLines(name, parse(text))),
    ...Object.entries(files.written).flatMap(([name, text]) => schemaLines(name, text)),
    ...Object.entries(files.read).flatMap(([name, text]) =>
      schemaLines(name, text).filter(([kind]) => kind === 'given'),
    ),
    ...commandLines(files.commands),
    ...Array.from(files.settings.matchAll(/^\| `([A-Z]\w+)/gm), ([, name]): Line => [
      'given',
      `variable ${name}`,
    ]),
    ...Object.values(files.sources).flatMap((text) =>
      Array.from(text.matchAll(/'(org\.drivendata\.[\w.-]+)'/g), ([, name]): Line => [
        'given',
        `label ${name}`,
      ]),
    ),
  ];
  const sorted = (kind: keyof Surface) =>
    [...new Set(lines.flatMap(([each, line]) => (each === kind ? line : [])))].toSorted();
  return { given: sorted('given'), asked: sorted('asked') };
}

/** What `now` breaks of what `before` promised. */
export function brokenPromises(before: Surface, now: Surface): string[] {
  const [given, asked] = [new Set(now.given), new Set(before.asked)];
  return [
    ...before.given.filter((line) => !given.has(line)).map((line) => `gone: ${line}`),
    ...now.asked.filter((line) => !asked.has(line)).map((line) => `asked in addition: ${line}`),
  ];
}

function parametersOf(owner: string, { inputs, outputs, secrets }: Tree): Line[] {
  const taken = [...eachOf(inputs), ...eachOf(secrets)];
  return [
    ['given', owner],
    ...taken.map(([name]): Line => ['given', `${owner}: input ${name}`]),
    ...eachOf(outputs).map(([name]): Line => ['given', `${owner}: output ${name}`]),
    ...taken
      .filter(([, { required }]) => required === true)
      .map(([name]): Line => ['asked', `${owner}: input ${name}`]),
  ];
}

/** A workflow that others can call, with the rights of its jobs. */
function workflowLines(name: string, parsed: unknown): Line[] {
  const { on, jobs } = treeOf(parsed);
  if (!('workflow_call' in treeOf(on))) return [];
  const owner = `workflow ${name}`;
  const rights = eachOf(jobs).flatMap(([, { permissions }]) => Object.entries(treeOf(permissions)));
  return [
    ...parametersOf(owner, treeOf(treeOf(on)['workflow_call'])),
    ...rights.map(([right, level]): Line => ['asked', `${owner}: ${right}: ${String(level)}`]),
  ];
}

/** The fields of a document, such as `findings[].line`. */
function schemaLines(file: string, text: string): Line[] {
  const root = treeOf(JSON.parse(text));
  const walk = (node: Tree, path: string, above: readonly unknown[]): Line[] => {
    const { $ref, properties, required, items, additionalProperties } = node;
    const referred =
      typeof $ref === 'string' && $ref.startsWith('#/') && !above.includes($ref)
        ? walk(
            $ref
              .slice(2)
              .split('/')
              .reduce((tree, key) => treeOf(tree[key]), root),
            path,
            [...above, $ref],
          )
        : [];
    const needed = Array.isArray(required) ? required.map(String) : [];
    const choices = ['anyOf', 'oneOf', 'allOf'].flatMap((key) => eachOf(node[key]));
    return [
      ...referred,
      ...needed.map((key): Line => ['asked', `${file}: ${path}${key}`]),
      ...eachOf(properties).flatMap(([key, its]): Line[] => [
        ['given', `${file}: ${path}${key}`],
        ...walk(its, `${path}${key}.`, above),
      ]),
      ...(items === undefined ? [] : walk(treeOf(items), `${path.slice(0, -1)}[].`, above)),
      ...(additionalProperties === undefined
        ? []
        : walk(treeOf(additionalProperties), `${path}*.`, above)),
      ...choices.flatMap(([, choice]) => walk(choice, path, above)),
    ];
  };
  return walk(root, '', []);
}

/** Commands, with their flags or arguments and variables. */
function commandLines(page: string): Line[] {
  return page
    .split(/^## /m)
    .slice(1)
    .flatMap((section): Line[] => {
      const owner = `command ${section.split('\n', 1)[0]}`;
      const rows = [...section.matchAll(/^\| `([^`]+)` +\| (?:`(\w+)`)? *\|/gm)];
      return [
        ['given', owner],
        ...rows.flatMap(([, flag = '', variable]): Line[] => [
          ['given', `${owner}: ${flag.replace(/[ =].*/, '')}`],
          ...(variable === undefined ? [] : [['given', `${owner}: ${variable}`] as const]),
        ]),
      ];
    });
}
