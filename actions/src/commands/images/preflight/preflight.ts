import type { Diagnosis } from '../../../machine/facts.ts';
import type { Ports } from '../../../ports.ts';
import { readRegistrySettings, type RegistrySettings } from '../../../registry/client/settings.ts';
import type { ReportView } from '../../../report/view.ts';
import { diagnosesView } from '../../diagnoses.ts';
import { look } from './look.ts';
import type { Part } from './parts.ts';
import { destination, publishingChecks } from './publishing-checks.ts';
import { releaseChecks } from './release-checks.ts';
import { repositoryChecks } from './repository-checks.ts';

/**
 * Looks whether images could be published from here, before anything is built: each finding with what
 * to do. Writes nothing.
 */
export async function preflight(part: Part, ports: Ports): Promise<Diagnosis[]> {
  if (part === 'releases') return releasesLook(ports);
  let settings: RegistrySettings | undefined;
  const registry = await look('registry', 'a host and a repository in lower case', async () => {
    const read = await readRegistrySettings(ports.root, ports.env);
    const found = destination(read);
    settings = read;
    return found;
  });
  const publishing =
    settings === undefined || part === 'repository' ? [] : await publishingChecks(settings, ports);
  const repository = part === 'publishing' ? [] : await repositoryChecks(ports);
  const releases =
    settings === undefined || part !== 'all' ? [] : await releaseChecks(settings, ports);
  return [registry, ...publishing, ...repository, ...releases];
}

/** Without a registry there is nothing that could go wrong with releases. */
async function releasesLook(ports: Ports): Promise<Diagnosis[]> {
  return releaseChecks(await readRegistrySettings(ports.root, ports.env), ports);
}

/** What a preflight has found, for people. */
export function preflightView(diagnoses: readonly Diagnosis[], part: Part = 'all'): ReportView {
  const passed =
    part === 'releases' ? 'The releases are in order.' : 'Images can be published from here.';
  return diagnosesView({ title: 'Preflight', passed }, diagnoses);
}
