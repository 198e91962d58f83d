import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SurroundingsError } from '../../../errors.ts';
import type { Finding } from '../../../finding.ts';
import type { MergedPull } from '../../../github/pulls/merged-pull.ts';
import type { Ports } from '../../../ports.ts';
import { validateEnvironment, type ValidateInputs } from '../validate/validate.ts';
import { type EnvironmentReport, findingReport, reportOf } from '../validate/validate-report.ts';
import { relock } from './relock.ts';
import type { RequestFiles } from './request-files.ts';

interface States {
  /** The requested files as they were, by path from the root. */
  readonly before: RequestFiles['files'];
  readonly after: RequestFiles;
}

/**
 * Checks requested files as `vsc validate` does, in a folder of their own beside the policy of main: a git
 * repository whose commit is the state before. What can't be taken as a file blocks, and so does a
 * lock that was not made.
 *
 * @throws SurroundingsError if git fails, UserError if a server can't say what it has of a lock.
 */
export async function checkAsData(
  { before, after }: States,
  { base }: MergedPull,
  solve: ValidateInputs['solve'],
  ports: Ports,
): Promise<EnvironmentReport> {
  const root = await mkdtemp(path.join(ports.env['RUNNER_TEMP'] ?? tmpdir(), 'request-'));
  try {
    const requested = new Set([...before.keys(), ...after.files.keys()]);
    for (const { place } of after.refused) requested.add(place.file);
    await cp(path.join(ports.root, 'environment'), path.join(root, 'environment'), {
      recursive: true,
      filter: (source) => !requested.has(path.relative(ports.root, source)),
    });
    await write(root, before);
    await commitAll(root, ports);
    await Promise.all([...before.keys()].map((file) => rm(path.join(root, file))));
    await write(root, after.files);
    const inputs = { base: 'HEAD', files: {}, solve };
    const checked = reportOf(await validateEnvironment(inputs, { ...ports, root }));
    const report = { ...checked, base: { ref: base.branch, commit: base.sha } };
    if (after.refused.length > 0) return blockedBy(after.refused, withoutMissing(report, after));
    if (report.verdict !== 'mergeable' || solve === undefined) return report;
    return blockedBy(await relock([before, after.files], solve, { ...ports, root }), report);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

async function write(root: string, files: RequestFiles['files']): Promise<void> {
  for (const [file, bytes] of files) {
    await mkdir(path.dirname(path.join(root, file)), { recursive: true });
    await writeFile(path.join(root, file), bytes);
  }
}

async function commitAll(root: string, ports: Ports): Promise<void> {
  const who = ['-c', 'user.name=main', '-c', 'user.email=main@localhost'];
  for (const args of [
    ['init', '--quiet', '--template='],
    ['add', '--all', '--force'],
    [...who, '-c', 'commit.gpgsign=false', 'commit', '--quiet', '--message', 'before'],
  ]) {
    const { exitCode, stderr } = await ports.exec('git', args, { cwd: root });
    if (exitCode === 0) continue;
    throw new SurroundingsError(`git fails: ${stderr.trim()}`, { next: 'run the job again' });
  }
}

/** A file that was not taken is not missing. */
function withoutMissing(report: EnvironmentReport, { refused }: RequestFiles): EnvironmentReport {
  const files = new Set(refused.map(({ place }) => place.file));
  const findings = report.findings.filter(
    ({ rule, file }) => rule !== 'file-readable' || !files.has(file),
  );
  return { ...report, findings };
}

function blockedBy(more: readonly Finding[], report: EnvironmentReport): EnvironmentReport {
  if (more.length === 0) return report;
  const findings = [...more.map(findingReport), ...report.findings];
  return { ...report, verdict: 'blocked', findings };
}
