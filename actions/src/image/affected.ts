import type { Competition } from '../environment/settings/competition.ts';
import { listSources } from './context/package-lists.ts';

/** What a change touches, as far as images and runs are concerned. */
export interface Affected {
  /** Whether the environment files can have changed, or the policy that they are held against. */
  readonly environment: boolean;
  /** The variants whose image, or what runs in it, is not the same any more. */
  readonly variants: readonly string[];
}

/** What every image is made of. */
const EVERY_IMAGE = ['runtime/', '.gitattributes'];
/** What names the version of a runtime that comes with the called workflows. */
const CALLS = ['.github/workflows/'];
/** What the smoke test runs in every image. */
const EVERY_RUN = ['submission_quickstart/', 'submission_src/'];

/**
 * Tells from the paths that a change touches what has to be solved, built and run again. A path that
 * ends in a slash stands for all below it. A competition without a runtime of its own has that of the
 * workflows that it calls. Measurements in runtime/bench are in no image.
 */
export function affectedBy(
  changed: readonly string[],
  published: readonly string[],
  { variants }: Pick<Competition, 'variants'>,
  bringsRuntime = true,
): Affected {
  const relevant = changed.filter((file) => !file.startsWith('runtime/bench/'));
  const touches = (places: readonly string[]) =>
    relevant.some((file) =>
      places.some((place) => (place.endsWith('/') ? file.startsWith(place) : file === place)),
    );
  const all = touches([...EVERY_IMAGE, ...EVERY_RUN, ...(bringsRuntime ? [] : CALLS)]);
  return {
    environment: touches(['environment/']),
    variants: published.filter((name) => all || touches(listSources(name, variants[name]))),
  };
}
