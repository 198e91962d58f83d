import { moduleFamily, pypiNameOf } from '../requirement/names.ts';
import { finding } from './catalogue.ts';
import { eachFile } from './context.ts';

/** pip would overwrite what conda installed, and conda's dependents break at run time. */
export const condaAndPip = eachFile((file) => {
  const conda = new Map(file.conda.map((spec) => [moduleFamily(pypiNameOf(spec.name)), spec]));
  return file.pip.flatMap((requirement) => {
    const spec = conda.get(moduleFamily(requirement.name));
    if (spec === undefined) return [];
    const message = `\`${requirement.name}\` comes from conda already, as \`${spec.raw}\` on line ${spec.place.line}.`;
    const suggestion = 'delete this line, or change the version of the conda entry';
    return [finding('conda-and-pip', 'error', requirement.place, message, suggestion)];
  });
});
