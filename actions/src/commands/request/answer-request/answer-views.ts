import { askedEntry } from '../../../environment/files/add-entry.ts';
import type { UserError } from '../../../errors.ts';
import { code } from '../../../report/prose.ts';
import { type ReportView, reportView } from '../../../report/view.ts';
import type { AskedRequest } from '../edit-request/form.ts';

/** Longer patches have no room in a comment. */
const LONGEST_PATCH = 50_000;

/** The text of the pull request that a form makes. The reason is quoted as it is. */
export function proposalView({ asked, variants, reason }: AskedRequest): ReportView {
  return reportView({
    title: 'Package request',
    verdict: `${code(askedEntry(asked))} for ${variants.join(', ')}.`,
    sections: [
      ...(reason === '' ? [] : [{ heading: 'Why', code: reason }]),
      { paragraphs: ['Made from the issue form: one line in each file, and the locks.'] },
    ],
  });
}

/** Says on the issue where its pull request is. */
export function proposedView(pull: number | undefined): ReportView {
  return reportView({
    title: 'Package request',
    state: 'passed',
    verdict:
      pull === undefined ? 'The main branch has this already.' : 'A pull request asks for it.',
    sections: [
      {
        paragraphs: ['The checks run there now. If you edit the form, the pull request follows.'],
      },
    ],
  });
}

/** Says on a pull request that its branch was written. */
export function committedView(written: boolean): ReportView {
  return reportView({
    title: 'Locks',
    state: 'passed',
    verdict: written
      ? 'The locks are up to date, in one more commit.'
      : 'The locks were up to date.',
  });
}

/** What to do for a branch that no workflow may write to. */
export function patchView(patch: string, run: string | undefined): ReportView {
  const download = run === undefined ? '' : ` ${run.split('/').at(-1)}`;
  const long = patch.length > LONGEST_PATCH;
  return reportView({
    title: 'Locks',
    verdict: 'Your branch is in a fork, where we may not write.',
    next: 'in your clone: npx vsc lock, then commit environment/ and push',
    sections: [
      long
        ? {
            paragraphs: ['Or take them from the run, and apply the patch in it:'],
            code: `gh run download${download} --name request && git apply locks.patch`,
          }
        : {
            paragraphs: [`Or save this as locks.patch, and ${code('git apply locks.patch')}:`],
            code: patch,
          },
    ],
  });
}

/** Why nothing was made of a request. */
export function refusedView({ message, next }: UserError, run: string | undefined): ReportView {
  return reportView({
    title: 'Package request',
    state: 'blocked',
    verdict: `Nothing was done: ${message}.`,
    ...(next !== undefined && { next }),
    sections: run === undefined ? [] : [{ paragraphs: [`The log has more: ${run}`] }],
  });
}
