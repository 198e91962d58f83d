/** Ways to break a workflow on purpose, at every place where it can be broken that way. */
import type { LocalAction } from './local-action-use.ts';
import { type Job, type WorkflowFile, workflowFile } from './workflow-file.ts';

/** A workflow that follows the rules, and the actions of its repository. */
export interface Subject {
  readonly file: string;
  readonly text: string;
  readonly actions: readonly LocalAction[];
}

/** A broken workflow, and the message and lines that must be reported. */
export interface Mutant {
  readonly text: string;
  readonly lines: readonly [first: number, last: number];
  readonly message: string;
}

/** One way to break a workflow, with a mutant for each place where it can be broken that way. */
export interface Mutation {
  readonly name: string;
  readonly mutants: (subject: Subject) => Mutant[];
}

/** Each breaks a rule of `brokenPolicy`, or something that `actionlint` or `languageService` checks. */
export const MUTATIONS: readonly Mutation[] = [
  { name: 'an action that is not pinned', mutants: unpinned },
  { name: 'a missing time-out', mutants: withoutTimeout },
  { name: 'a missing permission', mutants: withoutPermission },
  { name: 'a permission that nothing needs', mutants: morePermission },
  { name: 'a removed needs', mutants: withoutNeeds },
  { name: 'a wrong output name of a step', mutants: wrongStepOutput },
  { name: 'a wrong output name of a job', mutants: wrongJobOutput },
  { name: 'a missing input', mutants: withoutInput },
  { name: 'an undeclared input', mutants: wrongInput },
  { name: 'a credential that checkout leaves', mutants: credential },
  { name: 'an event inside a script', mutants: eventInScript },
  { name: 'a secret where pull requests run', mutants: secretForPullRequests },
  { name: "a stranger's code after workflow_run", mutants: strangersCode },
  { name: "a stranger's files in the workspace of main", mutants: strangersFiles },
];

/** Replaces each match of a pattern on its own, in a separate copy of the text. */
function replaced(
  { text }: Subject,
  pattern: RegExp,
  by: (match: RegExpExecArray) => { to: string; message: string; below?: number } | undefined,
): Mutant[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const change = by(match);
    if (change === undefined) return [];
    const line = lineAt(text, match.index) + (change.below ?? 0);
    const end = match.index + match[0].length;
    return [
      {
        text: text.slice(0, match.index) + change.to + text.slice(end),
        lines: [line, line],
        message: change.message,
      } as const,
    ];
  });
}

const lineAt = (text: string, index: number) => text.slice(0, index).split('\n').length;

/** All lines of a job, for breaks that may be reported on any of them. */
function anywhereInJob(subject: Subject, mutants: readonly Mutant[]): Mutant[] {
  const starts = jobsOf(subject).map(({ pointer }) => parsed(subject).at(pointer, '').line);
  return mutants.map((mutant) => {
    const [at] = mutant.lines;
    const first = starts.findLast((start) => start <= at) ?? 1;
    const last = starts.find((start) => start > at) ?? subject.text.split('\n').length;
    return { ...mutant, lines: [first, last] };
  });
}

function parsed({ file, text }: Subject): WorkflowFile {
  const workflow = workflowFile(file, text);
  if ('message' in workflow) throw new Error(`${file}:${workflow.line}: ${workflow.message}`);
  return workflow;
}

const jobsOf = (subject: Subject): readonly Job[] => parsed(subject).jobs;

function unpinned(subject: Subject): Mutant[] {
  return replaced(subject, /uses: [.$]\/[\w./-]+/g, () => ({
    to: 'uses: owner/action@v1',
    message: 'is not pinned',
  }));
}

function withoutTimeout(subject: Subject): Mutant[] {
  const mutants = replaced(subject, /^ {4}timeout-minutes: .*\n/gm, () => ({
    to: '',
    message: 'has no timeout-minutes',
  }));
  return anywhereInJob(subject, mutants);
}

function withoutPermission(subject: Subject): Mutant[] {
  const mutants = replaced(subject, /^ {6}([\w-]+): (read|write) #.*\n/gm, ([, scope, level]) => ({
    to: '',
    message: `needs ${scope}: ${level === 'write' ? '' : level}`,
  }));
  // A mapping with nothing left in it would not be a mapping.
  const whole = mutants.map((mutant) => ({
    ...mutant,
    text: mutant.text.replace(/^( {4}permissions:)\n(?! {6})/m, '$1 {}\n'),
  }));
  return anywhereInJob(subject, whole);
}

function morePermission(subject: Subject): Mutant[] {
  return replaced(subject, /^ {4}permissions:\n/gm, ([permissions]) => ({
    to: `${permissions}      deployments: write # to see what happens\n`,
    message: 'is known to need deployments: write',
    below: 1,
  }));
}

/** Only if the job takes something from the other one: a mere order shows in no file. */
function withoutNeeds(subject: Subject): Mutant[] {
  const mutants = replaced(subject, /^ {4}needs: .*\n/gm, () => ({ to: '', message: '' }));
  const rows = subject.text.split('\n');
  return anywhereInJob(subject, mutants).filter(({ lines: [first, last] }) =>
    /\bneeds\.|uses: \S*\bdownload-/.test(rows.slice(first - 1, last).join('\n')),
  );
}

/** Only outputs of steps that use an action of this repository: others can't be known. */
function wrongStepOutput(subject: Subject): Mutant[] {
  const own = new Set(
    jobsOf(subject).flatMap(({ steps }) =>
      steps.filter(({ uses = '' }) => /^[.$]\//.test(uses)).map(({ id }) => id),
    ),
  );
  return replaced(subject, /\bsteps\.([\w-]+)\.outputs\.([\w-]+)/g, ([whole, id, name]) =>
    own.has(id) ? { to: `${whole}x`, message: `has no output ${name}x` } : undefined,
  );
}

function wrongJobOutput(subject: Subject): Mutant[] {
  return replaced(subject, /\bneeds\.[\w-]+\.outputs\.([\w-]+)/g, ([whole, name]) => ({
    to: `${whole}x`,
    message: `${name}x`,
  }));
}

/** Each input that a step passes to an action of this repository, with its block if it has one. */
function givenInputs(
  subject: Subject,
  by: (
    whole: string,
    name: string,
    required: boolean,
  ) => { to: string; message: string } | undefined,
): Mutant[] {
  const rows = subject.text.split('\n');
  return replaced(
    subject,
    /^ {10}([\w-]+):(?: .*)?\n(?: {12}.*\n)*/gm,
    ({ 0: whole, 1: name, index }) => {
      const before = rows.slice(0, lineAt(subject.text, index) - 1);
      const uses = before.findLast((row) => /^ +(?:- )?uses: /.test(row)) ?? '';
      const action = subject.actions.find(({ folder }) => uses.endsWith(`/${folder}`));
      const input = action?.inputs[name ?? ''];
      return input === undefined ? undefined : by(whole, name ?? '', input.required === true);
    },
  );
}

function withoutInput(subject: Subject): Mutant[] {
  const mutants = givenInputs(subject, (_, name, required) =>
    required ? { to: '', message: `needs the input ${name}` } : undefined,
  );
  return anywhereInJob(subject, mutants);
}

function wrongInput(subject: Subject): Mutant[] {
  const mutants = givenInputs(subject, (whole, name) => ({
    to: whole.replace(name, `${name}x`),
    message: `has no input ${name}x`,
  }));
  // A block is reported at its first line.
  return mutants.map((mutant) => ({ ...mutant, lines: [mutant.lines[0], mutant.lines[0] + 1] }));
}

const CHECKOUT = `uses: actions/checkout@${'0'.repeat(40)} # v7.0.1`;

function credential(subject: Subject): Mutant[] {
  return replaced(subject, STEPS, ([steps]) => ({
    to: `${steps}      - ${CHECKOUT}\n        with: { fetch-depth: 0 }\n`,
    message: 'checkout leaves its token',
    below: 1,
  }));
}

const STEPS = /^ {4}steps:\n/gm;

function eventInScript(subject: Subject): Mutant[] {
  const expression = '${{ github.event.pull_request.title }}';
  return replaced(subject, STEPS, ([steps]) => ({
    to: `${steps}      - run: echo "${expression}"\n`,
    message: `${expression} inside a script is code`,
    below: 1,
  }));
}

function secretForPullRequests(subject: Subject): Mutant[] {
  if (!parsed(subject).triggers.includes('pull_request')) return [];
  return replaced(subject, STEPS, ([steps]) => ({
    to: `${steps}      - run: ./x\n        env: { A: '\${{ secrets.PASSWORD }}' }\n`,
    message: 'secrets.PASSWORD in a workflow that pull requests start',
    below: 2,
  }));
}

/** The workflow as one that another workflow starts, as some already are. */
function afterAnother(subject: Subject): Subject & { readonly added: number } {
  if (parsed(subject).triggers.includes('workflow_run')) return { ...subject, added: 0 };
  const text = subject.text.replace(/^on:\n/m, 'on:\n  workflow_run: { workflows: [ci] }\n');
  return { ...subject, text, added: 1 };
}

const SHA = '${{ github.event.workflow_run.head_sha }}';

function strangersCode(subject: Subject): Mutant[] {
  const after = afterAnother(subject);
  return [
    ...replaced(after, STEPS, ([steps]) => ({
      to: `${steps}      - ${CHECKOUT}\n        with: { persist-credentials: false, ref: '${SHA}' }\n`,
      message: 'check out main, no other ref',
      below: 2,
    })),
    ...replaced(after, STEPS, ([steps]) => ({
      to: `${steps}      - run: gh pr checkout "$NUMBER"\n`,
      message: 'gh pr checkout in a workflow_run job',
      below: 1,
    })),
  ];
}

function strangersFiles(subject: Subject): Mutant[] {
  return replaced(afterAnother(subject), STEPS, ([steps]) => ({
    to: `${steps}      - uses: actions/download-artifact@${'0'.repeat(40)} # v8.0.0\n        with: { name: a, run-id: 1, path: report }\n`,
    message: 'could replace files of main',
    below: 2,
  }));
}
