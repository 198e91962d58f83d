import { listed } from '../../text.ts';

/**
 * A sentence on the versions that share most of their start with a wanted one, and the newest.
 * @param newestFirst at least one
 */
export function nearVersions(wanted: string, newestFirst: readonly string[]): string {
  const parts = wanted.split('.');
  const shared = (version: string): number => {
    const own = version.split('.');
    const differing = parts.findIndex((part, index) => part !== own[index]);
    return differing < 0 ? parts.length : differing;
  };
  const closest = Math.max(...newestFirst.map(shared));
  const near = closest === 0 ? [] : newestFirst.filter((version) => shared(version) === closest);
  const newest = `The newest is ${newestFirst[0]}`;
  return near.length === 0 ? `${newest}.` : `Close to it: ${listed(near)}. ${newest}.`;
}
