import { connect, type Engine } from '../container/connect.ts';
import { localImages } from '../container/local-images.ts';
import { UserError } from '../errors.ts';
import { diagnose } from '../machine/diagnose.ts';
import type { Diagnosis } from '../machine/facts.ts';
import { inspect } from '../machine/inspect.ts';
import type { Ports } from '../ports.ts';

/** Looks at this machine and says what a run of a submission wants of it. Changes nothing. */
export async function run(_inputs: object, ports: Ports): Promise<Diagnosis[]> {
  const engine = await engineOrNull(ports.env);
  const images = engine === null ? [] : await localImages(engine);
  const names = images.map(({ reference }) => reference);
  return diagnose(await inspect(ports.root, engine, names, ports.exec));
}

async function engineOrNull(env: Ports['env']): Promise<Engine | null> {
  try {
    return await connect(env);
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}
