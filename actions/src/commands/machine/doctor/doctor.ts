import { connect, type Engine, hurried, isLate, WHILE_BUSY } from '../../../container/connect.ts';
import { localImages } from '../../../container/local-images.ts';
import { competitionOf } from '../../../environment/settings/competition.ts';
import { SurroundingsError, UserError } from '../../../errors.ts';
import { diagnose } from '../../../machine/diagnose.ts';
import type { Diagnosis } from '../../../machine/facts.ts';
import { type FoundEngine, inspect } from '../../../machine/inspect.ts';
import { ownNames, redacted } from '../../../machine/redact.ts';
import type { Ports } from '../../../ports.ts';
import { renderMarkdown } from '../../../report/markdown.ts';
import type { ReportView } from '../../../report/view.ts';
import { diagnosesView } from '../../diagnoses.ts';

/**
 * Looks at this machine and reports what a run of a submission wants of it. Leaves nothing changed, and
 * waits for no engine that is silent.
 */
export async function doctor(ports: Ports): Promise<Diagnosis[]> {
  return diagnose(await inspect(ports.root, await findEngine(ports), ports.exec));
}

async function findEngine({ env, root }: Ports): Promise<FoundEngine> {
  try {
    const engine = await connect(env, hurried());
    return { engine, engineProblem: null, images: await imageNames(engine, root, env) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const engineProblem = { message: error.message, next: error.next };
    return { engine: null, engineProblem, images: [] };
  }
}

/** An engine with hundreds of images takes a second to list them. */
const LIST_MS = 2000;

async function imageNames(engine: Engine, root: string, env: Ports['env']): Promise<string[]> {
  const { image } = await competitionOf(root);
  try {
    const found = await localImages(engine, image, env, AbortSignal.timeout(LIST_MS));
    return found.map(({ reference }) => reference);
  } catch (error) {
    if (!isLate(error)) throw error;
    const { product, version, why } = engine;
    throw new SurroundingsError(`${product} ${version} (${why}) answers, but lists no images`, {
      next: WHILE_BUSY,
      cause: error,
    });
  }
}

/** The state of this machine for people. */
export const doctorView = (diagnoses: readonly Diagnosis[]): ReportView =>
  diagnosesView({ title: 'This machine', passed: 'This machine can run submissions.' }, diagnoses);

/** The same for an issue that everybody can read. */
export function doctorIssueText(diagnoses: readonly Diagnosis[], env: Ports['env']): string {
  const names = ownNames(env);
  const hidden = diagnoses.map((one) => ({
    ...one,
    found: redacted(one.found, names),
    ...(one.next !== undefined && { next: redacted(one.next, names) }),
  }));
  return renderMarkdown(doctorView(hidden));
}
