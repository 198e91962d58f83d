import { readFileSync } from 'node:fs';
import { checkFiles } from '../../../actions/src/environment/check.ts';
import {
  type Competition,
  readCompetition,
  requireCompetition,
  variantOf,
} from '../../../actions/src/environment/settings/competition.ts';
import type { EnvironmentFile, Policy } from '../../../actions/src/environment/model.ts';
import { readPolicy } from '../../../actions/src/environment/settings/policy.ts';
import { readEnvironment } from '../../../actions/src/environment/files/read.ts';
import type { RuleContext } from '../../../actions/src/environment/rules/context.ts';
import { exec } from '../../../actions/src/entrypoints/exec.ts';

const folder = new URL('../../../environment/', import.meta.url);

/** Bytes of a file in the repository's environment/ folder. */
export function officialBytes(name: string): Buffer {
  return readFileSync(new URL(name, folder));
}

/** The repository's own competition.yml. */
export function officialCompetition(): Competition {
  return requireCompetition(readCompetition(officialBytes('competition.yml')));
}

/** What the official environment of a variant is solved for. */
export function officialMachine(variant: string): Readonly<Record<string, string>> {
  return variantOf(officialCompetition(), variant).machine ?? {};
}

/** The repository's own policy. */
export function officialPolicy(): Policy {
  const policy = readPolicy(officialBytes('policy.yml'));
  if (!('channels' in policy)) throw new Error(JSON.stringify(policy));
  return policy;
}

/** A file with these conda and pip entries, besides the pip and python that the policy asks for. */
export function fileOf(file: string, conda: string[], pip: string[] = []): EnvironmentFile {
  const lines = ['name: condaenv', 'channels: [conda-forge, pytorch]', 'dependencies:'];
  lines.push(...[...conda, 'pip=22.3.1', 'python=3.9.13'].map((entry) => `  - ${entry}`));
  if (pip.length > 0) lines.push('  - pip:', ...pip.map((entry) => `      - ${entry}`));
  return readOrThrow(file, `${lines.join('\n')}\n`);
}

/** Reads a file that has to be readable. */
export function readOrThrow(file: string, text: string): EnvironmentFile {
  const reading = readEnvironment(file, Buffer.from(text));
  if (reading.file === undefined) throw new Error(JSON.stringify(reading.findings));
  return reading.file;
}

/** The findings of one rule as `line: message`. */
export function findingsOf(rule: string, context: Partial<RuleContext>): string[] {
  return checkFiles({ policy: officialPolicy(), head: {}, base: {}, ...context })
    .filter((finding) => finding.rule === rule)
    .map(({ place, message }) => `${place.line}: ${message}`);
}

/** Runs git with an identity for commits. @returns its output, trimmed */
export async function git(cwd: string, ...args: string[]): Promise<string> {
  const who = ['-c', 'user.name=t', '-c', 'user.email=t@example.org'];
  const { exitCode, stdout, stderr } = await exec('git', [...who, ...args], { cwd });
  if (exitCode !== 0) throw new Error(stderr);
  return stdout.trim();
}
