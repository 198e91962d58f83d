import type { Finding } from '../../../finding.ts';
import type { EnvironmentFile } from '../../model.ts';
import { normalizeName } from '../../requirement/names.ts';
import { sameVersion } from '../index/releases.ts';
import type { SimpleIndex } from '../index/simple-index.ts';

/**
 * Says of conda entries that no channel has, and nothing like them, if the package index has them. An
 * index that doesn't answer changes nothing.
 */
export function orFromPip(
  findings: readonly Finding[],
  { conda }: Pick<EnvironmentFile, 'conda'>,
  index: SimpleIndex,
): Promise<Finding[]> {
  return Promise.all(
    findings.map(async (finding): Promise<Finding> => {
      const { rule, suggestion, place } = finding;
      if (rule !== 'unknown-package' || suggestion !== undefined) return finding;
      const line = conda.find((each) => each.place.line === place.line);
      if (line?.version === undefined) return finding;
      const { version } = line;
      const name = normalizeName(line.name);
      const files = (await index.project(name).catch(() => undefined)) ?? [];
      const there = files.some((file) => sameVersion(file.version, version));
      return there
        ? { ...finding, suggestion: `PyPI has it: write \`${name}==${version}\` under \`pip:\`` }
        : finding;
    }),
  );
}
