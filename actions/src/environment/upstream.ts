import type { Finding } from '../finding.ts';
import { listed } from '../text.ts';
import type { EnvironmentFile } from './model.ts';
import { finding } from './rules/catalogue.ts';
import type { ChangeOutcome } from './solve/change/change.ts';
import type { Verification } from './solve/solver.ts';

/** What of a variant was asked of the channels and of the index. */
interface Asked {
  readonly change: ChangeOutcome;
  readonly lock:
    | {
        readonly verification: Verification;
        readonly pip: { readonly withdrawn: readonly string[] } | { readonly undecided: string };
      }
    | undefined;
}

/**
 * What main has and its channels or the index no longer do: a warning at the line, or at the
 * `dependencies` if no line names it. The change is judged with what main's lock has.
 */
export function upstreamFindings({ change, lock }: Asked, file: EnvironmentFile): Finding[] {
  const { broken, head } = change;
  const solved = head.verdict === 'solved' ? (head.withdrawn ?? []) : [];
  const verified = lock?.verification.verdict === 'verified' ? lock.verification.withdrawn : [];
  const conda = [...new Set([...solved, ...verified])].map((name) => ({
    place: file.conda.find((line) => line.name === name)?.place,
    what: `a channel no longer lists ${name}`,
  }));
  const gone = lock !== undefined && 'withdrawn' in lock.pip ? lock.pip.withdrawn : [];
  const pip = gone.map((name) => ({
    place: file.pip.find((line) => line.name === name)?.place,
    what: `the package index no longer has ${name}`,
  }));
  const lost = [...conda, ...pip].map(({ place = file.dependenciesPlace, what }) => {
    const message = `Main is broken upstream: ${what} as main's lock has it. This change is judged with that lock.`;
    return finding('upstream', 'warning', place, message, FIX);
  });
  const lines = (broken?.findings ?? []).map(({ place, message }) => {
    const here = file.conda.find(({ raw }) => message.startsWith(`\`${raw}\``))?.place;
    const at = here ?? file.conda.find((line) => line.place.line === place.line)?.place;
    const told = `Main is broken upstream, not by this change: ${message}`;
    return finding('upstream', 'warning', at ?? file.dependenciesPlace, told, FIX);
  });
  return [...lost, ...lines];
}

const FIX = 'a maintainer changes the line by a request of its own';

/** Why nothing can be said of the whole, if main's own file has no solution. */
export function brokenMain({ broken }: ChangeOutcome): string | undefined {
  if (broken === undefined) return undefined;
  const why = listed([...new Set(broken.findings.map(({ message }) => message))], 8, ' ');
  return `Main is broken upstream, not by this change: ${why} The change was judged without these lines.`;
}
