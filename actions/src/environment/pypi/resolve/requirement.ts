import { markerHolds, parseMarker } from '../../requirement/marker.ts';
import { parseRequirement, type Requirement } from '../../requirement/pip-requirement.ts';

/**
 * The requirements of a release that apply on this machine with these extras asked for.
 * A requirement that can't be read, or points outside the index, is left out, as it can't be followed.
 */
export function needsOf(
  requires: readonly string[],
  extras: Iterable<string>,
  markers: Readonly<Record<string, string>>,
): Requirement[] {
  const settings = ['', ...extras].map((extra) => ({ ...markers, extra }));
  return requires.flatMap((text) => {
    // Metadata may be folded, or have tabs.
    const requirement = parseRequirement(text.replace(/\s+/g, ' '));
    if ('problem' in requirement) return [];
    const marker = requirement.marker === undefined ? undefined : parseMarker(requirement.marker);
    const applies =
      marker === undefined || settings.some((setting) => markerHolds(marker, setting));
    return applies ? [requirement] : [];
  });
}
