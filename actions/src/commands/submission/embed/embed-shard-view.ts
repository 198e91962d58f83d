import { type ReportView, reportView } from '../../../report/view.ts';
import { grouped } from '../../../text.ts';
import type { EmbeddedShard } from './embed.ts';
import { namedSection, whyApart } from './embed-view.ts';

/** What embed made of a shard, for people. */
export function embedShardView({ nth, of, videos, apart }: EmbeddedShard): ReportView {
  return reportView({
    title: `Shard ${nth} of ${of}`,
    state: apart.length > 0 ? 'undecided' : 'passed',
    verdict: `Kept in data/.embeddings: ${grouped(videos - apart.length)} of ${grouped(videos)} videos.`,
    sections: namedSection('Set apart', apart.map(whyApart)),
    next: 'when all shards are done: npx vsc embed merge FOLDER..., the data/.embeddings of each machine',
  });
}
