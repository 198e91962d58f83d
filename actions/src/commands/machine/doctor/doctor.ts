import { connect, type Engine } from '../../../container/connect.ts';
import { localImages } from '../../../container/local-images.ts';
import { competitionOf } from '../../../environment/competition.ts';
import { UserError } from '../../../errors.ts';
import { diagnose } from '../../../machine/diagnose.ts';
import type { Diagnosis, Facts } from '../../../machine/facts.ts';
import { inspect } from '../../../machine/inspect.ts';
import { ownNames, redacted } from '../../../machine/redact.ts';
import type { Ports } from '../../../ports.ts';
import { renderMarkdown } from '../../../report/markdown.ts';
import type { ReportView } from '../../../report/view.ts';
import { diagnosesView } from '../../diagnoses.ts';

/** Looks at this machine and reports what a run of a submission wants of it. Leaves nothing changed. */
export async function doctor(ports: Ports): Promise<Diagnosis[]> {
  const found = await findEngine(ports.env);
  const images =
    found.engine === null
      ? []
      : await localImages(found.engine, (await competitionOf(ports.root)).image, ports.env);
  const names = images.map(({ reference }) => reference);
  return diagnose(await inspect(ports.root, found, names, ports.exec));
}

async function findEngine(
  env: Ports['env'],
): Promise<{ engine: Engine | null } & Pick<Facts, 'engineProblem'>> {
  try {
    return { engine: await connect(env), engineProblem: null };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { engine: null, engineProblem: { message: error.message, next: error.next } };
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
