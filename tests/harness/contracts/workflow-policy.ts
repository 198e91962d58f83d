import { actionNeeds, commandNeeds, type Need, type Policy } from 'actions-testbed/policy';
import path from 'node:path';
import { readManifests } from '../../../scripts/action-manifest.ts';

/** Logs in to the registry, to Azure's by the identity of the job. */
const WRITES = /^\$\/actions\/(?:publish-image|lift-hold|(?:promote|prune|rollback)-images)$/;
const MOVES = /^\$\/actions\/(?:promote|rollback)-images$/;

/** A promotion that only says what it would do. */
const isDryRun: Need['of'] = ({ uses, with: inputs }) =>
  uses === '$/actions/promote-images' && String(inputs['dry-run']) === 'true';

const looksAtReleases: Need['of'] = ({ uses, with: inputs }) =>
  uses === '$/actions/preflight' && inputs['part'] === 'releases';

/**
 * The actions of this repository, and the permissions of the job's token that they take. A job has
 * exactly those that its steps take: add here what a new action takes.
 */
export const POLICY: Policy = {
  actions: readManifests(path.resolve(import.meta.dirname, '../../..')),
  needs: [
    actionNeeds('.github/actions/checkout', { contents: 'read' }),
    {
      what: 'a write to the registry',
      of: (step) => WRITES.test(step.uses ?? '') && !isDryRun(step),
      permissions: { packages: 'write', 'id-token': 'write' },
    },
    {
      what: 'a look at the registry',
      of: (step) => isDryRun(step) || looksAtReleases(step),
      permissions: { packages: 'read', 'id-token': 'write' },
    },
    {
      what: 'a look at what is attested',
      of: (step) => MOVES.test(step.uses ?? '') && !isDryRun(step),
      permissions: { attestations: 'read' },
    },
    actionNeeds(/^actions\/[\w-]*comment[\w-]*$/, { 'pull-requests': 'write' }),
    {
      what: 'an artifact of another run',
      of: ({ uses, env }) => uses === '$/actions/download-reports' && 'GITHUB_TOKEN' in env,
      permissions: { actions: 'read' },
    },
    {
      what: 'a preflight of the repository',
      of: ({ uses, with: inputs }) =>
        uses === '$/actions/preflight' &&
        !['publishing', 'releases'].includes(String(inputs['part'])),
      permissions: { actions: 'read' },
    },
    {
      what: 'a preflight of what pushes',
      of: ({ uses, with: inputs }) =>
        uses === '$/actions/preflight' &&
        !['repository', 'releases'].includes(String(inputs['part'])),
      permissions: { packages: 'write' },
    },
    actionNeeds('actions/attest-image', { 'id-token': 'write', attestations: 'write' }),
    actionNeeds('actions/release-actions', {
      contents: 'write',
      checks: 'read',
      'id-token': 'write',
      attestations: 'write',
    }),
    actionNeeds('actions/publish-notes', { contents: 'write' }),
    actionNeeds('actions/report-issue', { issues: 'write' }),
    commandNeeds('a start of a workflow', /\/dispatches\b/, { actions: 'write' }),
    {
      what: 'a start of workflows',
      of: ({ uses, with: inputs }) => uses === '$/actions/propose-changes' && 'checks' in inputs,
      permissions: { actions: 'write' },
    },
    actionNeeds('actions/edit-request', { 'pull-requests': 'read' }),
    actionNeeds('actions/answer-request', {
      contents: 'write',
      'pull-requests': 'write',
      issues: 'write',
      actions: 'write',
    }),
    actionNeeds('actions/propose-changes', { contents: 'write', 'pull-requests': 'write' }),
  ],
  artifacts: { upload: 'actions/upload-reports', download: 'actions/download-reports' },
};
