import { finding } from './catalogue.ts';
import { eachFile } from './context.ts';

/** Everything else is built for this Python: to change it is a decision of the maintainers. */
export const fixedPackage = eachFile((file, { policy }, base) =>
  policy.fixed.flatMap((name) => {
    if (file.unread.some((unread) => unread.toLowerCase() === name)) return [];
    const spec = file.conda.find((entry) => entry.name === name);
    const before = base?.conda.find((entry) => entry.name === name);
    if (spec === undefined) {
      const message = `\`${name}\` is missing; the policy asks for it.`;
      const suggestion = `add \`${before?.raw ?? `${name}=<version>`}\` to the list`;
      return [finding('fixed-package', 'error', file.dependenciesPlace, message, suggestion)];
    }
    if (before === undefined || before.raw === spec.raw) return [];
    const message = `\`${name}\` changes from \`${before.raw}\`; the policy fixes its version.`;
    return [finding('fixed-package', 'error', spec.place, message, before.raw)];
  }),
);
