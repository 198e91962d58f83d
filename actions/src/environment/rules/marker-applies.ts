import { markerHolds, parseMarker } from '../marker.ts';
import type { EnvironmentFile } from '../model.ts';
import { finding } from './catalogue.ts';
import { eachFile } from './context.ts';

/** A marker that does not hold in the image makes pip skip the line without a word. */
export const markerApplies = eachFile((file) =>
  file.pip.flatMap(({ name, marker, place }) => {
    const tree = marker === undefined ? undefined : parseMarker(marker);
    if (tree === undefined || markerHolds(tree, imageMarkers(file))) return [];
    const message = `pip would skip \`${name}\`: its marker \`${marker}\` does not hold in the image.`;
    return [finding('marker-applies', 'error', place, message, 'remove the marker, or the line')];
  }),
);

/** The values of marker variables in the image: CPython of the file's version on linux-64. */
function imageMarkers(file: EnvironmentFile): Record<string, string> {
  const python = file.conda.find(({ name }) => name === 'python')?.version ?? '3.9.13';
  return {
    python_version: python.split('.').slice(0, 2).join('.'),
    python_full_version: python,
    implementation_name: 'cpython',
    implementation_version: python,
    platform_python_implementation: 'CPython',
    os_name: 'posix',
    sys_platform: 'linux',
    platform_system: 'Linux',
    platform_machine: 'x86_64',
  };
}
