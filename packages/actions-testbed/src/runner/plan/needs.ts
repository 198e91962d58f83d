import { coerce } from '../contexts/expression.ts';
import { CannotRun, type Yaml } from '../types.ts';

type Jobs = Readonly<Record<string, Yaml>>;

/** `needs`, as a list. */
export function needsOf(job: Yaml): string[] {
  return [job['needs'] ?? []].flat().map((name) => coerce(name));
}

/** The jobs that a job needs, and those that they need, including names of jobs that don't exist. */
export function ancestors(jobs: Jobs, id: string, seen = new Set<string>()): Set<string> {
  for (const name of needsOf(jobs[id] ?? {})) {
    if (seen.has(name)) continue;
    seen.add(name);
    ancestors(jobs, name, seen);
  }
  return seen;
}

/** The names of the jobs, each after those that it needs; throws if no such order exists. */
export function inOrder(jobs: Jobs): string[] {
  const order: string[] = [];
  const add = (id: string, waiting: readonly string[]) => {
    if (order.includes(id)) return;
    if (!Object.hasOwn(jobs, id)) throw new CannotRun(`${waiting.at(-1)} needs ${id}: no such job`);
    if (waiting.includes(id)) throw new CannotRun(`jobs need each other: ${waiting.join(', ')}`);
    for (const needed of needsOf(jobs[id] ?? {})) add(needed, [...waiting, id]);
    order.push(id);
  };
  for (const id of Object.keys(jobs)) add(id, []);
  return order;
}
