import type { RunOptions } from '../types.ts';

/**
 * A run with the rights that GitHub allows it. If a fork's pull request started it, it gets no secrets, no
 * variables, no identity token, and a token that can only read, whatever the workflow asks for. One that
 * Dependabot started gets no Actions secrets, but it gets variables (seen by others: github/docs#43950) and
 * what `permissions` ask for ("Troubleshooting Dependabot on GitHub Actions").
 */
export function withRightsOfEvent(options: RunOptions): RunOptions {
  const { event, issueToken, identify: _none, ...rest } = options;
  if (!event.name.startsWith('pull_request') || event.name === 'pull_request_target')
    return options;
  if (!ofAFork(event.payload['pull_request'])) {
    const isDependabot = options.github?.['actor'] === 'dependabot[bot]';
    return isDependabot ? { ...options, secrets: {} } : options;
  }
  return {
    ...rest,
    event,
    secrets: {},
    vars: {},
    ...(issueToken !== undefined && { issueToken: (asked) => issueToken(readOnly(asked)) }),
  };
}

interface PullRequest {
  readonly head?: { readonly repo?: { readonly full_name?: string } | null };
  readonly base?: { readonly repo?: { readonly full_name?: string } };
}

/** A fork that has since been deleted no longer has a repository. */
function ofAFork(pull: unknown): boolean {
  const { head, base } = (pull ?? {}) as PullRequest;
  return head?.repo?.full_name !== base?.repo?.full_name;
}

/** `id-token` has no read level, so it is left out. */
function readOnly(permissions: Readonly<Record<string, string>>): Record<string, string> {
  const reading = Object.entries(permissions)
    .filter(([scope]) => scope !== 'id-token')
    .map(([scope, level]) => [scope, level === 'write' ? 'read' : level]);
  return Object.fromEntries(reading) as Record<string, string>;
}
