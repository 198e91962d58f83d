import path from 'node:path';
import { pipSources } from '../../../actions/src/environment/pypi/resolve/sources.ts';
import { repositoryPorts } from '../repositories/repository-ports.ts';

/** The resolver of pip sections, downloaded once and kept; undefined if its index can't be reached. */
export const uv: string | undefined = await bring();

function bring(): Promise<string | undefined> {
  const { root, env, signal } = repositoryPorts();
  const toolsUrl = env['PIP_INDEX_URL'] || undefined;
  const cacheFolder = path.join(root, '.cache/uv');
  const sources = pipSources({ cacheFolder, deadlineMs: 120_000, signal, toolsUrl });
  return sources.uv().catch(() => undefined);
}
