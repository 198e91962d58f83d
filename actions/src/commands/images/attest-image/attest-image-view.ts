import type { ReportView } from '../../../report/view.ts';
import type { AttestedImage } from './attest-image.ts';

/** What was attested of an image, for people. */
export function attestImageView({
  name,
  digest,
  provenance,
  sbom,
  tests,
}: AttestedImage): ReportView {
  const contents = sbom === undefined ? [] : [['what is in it', sbom.url]];
  const tested = tests === undefined ? [] : [['that its tests passed', tests.url]];
  return {
    title: 'Attestations',
    state: 'passed',
    verdict: `Attested: \`${name}@${digest}\`.`,
    findings: [],
    sources: new Map(),
    sections: [
      {
        heading: 'What GitHub keeps',
        paragraphs: [],
        table: {
          header: ['Attested', 'Page'],
          rows: [['where it comes from', provenance.url], ...contents, ...tested],
        },
      },
    ],
  };
}
