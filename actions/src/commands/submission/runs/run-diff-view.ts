import { shown } from '../../../files/messages.ts';
import { code } from '../../../report/prose.ts';
import { type Cell, type ReportView, reportView, type Section } from '../../../report/view.ts';
import type { KeptRun } from '../../../submission/runs/kept-run.ts';
import { formatBytes, formatSeconds, grouped } from '../../../text.ts';
import { comparisonOf } from '../score/score-view.ts';
import type { RunDiff } from './runs.ts';
import { truthText } from './runs-view.ts';

/** How two runs differ, for people: files, what was run, scores and pairs. */
export function runDiffView(diff: RunDiff): ReportView {
  const { from, to, scores, files } = diff;
  const count = files.length === 1 ? '1 file' : `${files.length} files`;
  return reportView({
    title: 'What differs',
    verdict: `From run ${from.number} to ${to.number}: ${files.length === 0 ? 'no file' : count} changed.`,
    sections: [
      ...filesSection(diff),
      {
        heading: 'Runs',
        table: { header: ['', `Run ${from.number}`, `Run ${to.number}`], rows: facts(from, to) },
      },
      ...(scores ?? []).map(({ name, comparison }) =>
        comparisonOf(`The ${name} ranking`, comparison),
      ),
      ...(scores === null && from.failed === undefined && to.failed === undefined
        ? [
            {
              paragraphs: [
                'They were scored on different ground truths: their scores cannot be compared.',
              ],
            },
          ]
        : []),
    ],
  });
}

function filesSection({ files, folders: [from, to] }: RunDiff): Section[] {
  if (files.length === 0) return [];
  const rows = files.map(({ name, what, bytes }) => [
    what,
    code(name),
    bytesText(bytes.from, '–'),
    bytesText(bytes.to, '–'),
  ]);
  return [
    {
      heading: 'Files of the submission',
      table: {
        header: ['', 'File', 'before', 'now'],
        rows,
        align: ['left', 'left', 'right', 'right'],
      },
    },
    { paragraphs: ['Line by line:'], code: `git diff --no-index ${shown(from)} ${shown(to)}` },
  ];
}

function sampleLines({ truth: { sample } }: KeptRun): string[] {
  if (sample === undefined) return [];
  return [`${grouped(sample.queries)} queries`, `${grouped(sample.references)} references`];
}

function facts(from: KeptRun, to: KeptRun): Cell[][] {
  const row = (name: string, of: (run: KeptRun) => Cell) => [name, of(from), of(to)];
  return [
    row('scored', ({ scoredAt }) => scoredAt.slice(0, 16).replace('T', ' ')),
    ...(from.failed === undefined && to.failed === undefined
      ? []
      : [row('failed', ({ failed }) => failed ?? 'no')]),
    row('main.py', ({ mainSeconds }) =>
      mainSeconds === null ? 'none' : formatSeconds(mainSeconds),
    ),
    row('memory', ({ peakMemoryBytes }) => bytesText(peakMemoryBytes, 'not measured')),
    row('image', ({ image }) => image),
    row('code', ({ code: { sha256 } }) => sha256.slice(0, 8)),
    row('ground truth', (run) => [truthText(run), ...sampleLines(run)]),
  ];
}

function bytesText(bytes: number | null, none: string): string {
  return bytes === null ? none : formatBytes(bytes);
}
