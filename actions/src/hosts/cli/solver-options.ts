import { InvalidArgumentError, Option } from 'commander';
import path from 'node:path';
import type { Ports } from '../../ports.ts';

/** What the options of commands that solve environments come to. */
export interface SolverFlags {
  channelBase?: string;
  pypiBase?: string;
  timeLimit: number;
}

/** Options of commands that solve environments. */
export function solverOptions(): Option[] {
  return [
    new Option('--channel-base <url>', 'where channel `x` is served as `<url>/x`').argParser(
      readUrl,
    ),
    new Option('--pypi-base <url>', "where PyPI's JSON API is served as `<url>/pypi`").argParser(
      readUrl,
    ),
    new Option('--time-limit <seconds>', 'for solving and downloads')
      .argParser(readSeconds)
      .default(120),
  ];
}

/** The options as the solver takes them, with the folder in which answers of servers are kept. */
export function readSolverFlags({ channelBase, pypiBase, timeLimit }: SolverFlags, ports: Ports) {
  const cacheFolder = path.join(ports.root, '.cache/channels');
  return { channelBase, pypiBase, cacheFolder, deadlineMs: timeLimit * 1000 };
}

function readUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') {
    throw new InvalidArgumentError('It is not an http or https address.');
  }
  return text;
}

function readSeconds(text: string): number {
  const seconds = Number(text);
  if (!(seconds > 0)) throw new InvalidArgumentError('It is not a number of seconds.');
  return seconds;
}
