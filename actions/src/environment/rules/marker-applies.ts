import { imageMarkers } from '../requirement/image-markers.ts';
import { markerHolds, parseMarker } from '../requirement/marker.ts';
import type { EnvironmentFile } from '../model.ts';
import { finding } from './catalogue.ts';
import { eachFile } from './context.ts';

/** A marker that does not hold in the image makes pip skip the line without a word. */
export const markerApplies = eachFile((file) =>
  file.pip.flatMap(({ name, marker, place }) => {
    const tree = marker === undefined ? undefined : parseMarker(marker);
    if (tree === undefined || markerHolds(tree, imageMarkers(pythonOf(file)))) return [];
    const message = `pip would skip \`${name}\`: its marker \`${marker}\` does not hold in the image.`;
    return [finding('marker-applies', 'error', place, message, 'remove the marker, or the line')];
  }),
);

function pythonOf(file: EnvironmentFile): string {
  return file.conda.find(({ name }) => name === 'python')?.version ?? '3.9.13';
}
