import * as v from 'valibot';

const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
/** A mean of shares may be above 1 by its rounding. */
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1 + 1e-9));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const rankingName = v.picklist(['full', 'subset', 'rankings']);

const codeFile = v.object({
  name: v.string(),
  bytes: count,
  /** As the zip has it: enough to see that a file changed, and there without reading gigabytes of weights. */
  crc32: count,
});

const keptRun = v.object({
  schema: v.literal(1),
  number: v.pipe(count, v.minValue(1)),
  /** ISO 8601, UTC: when main.py began, which tells one run from another, and when it was scored. */
  startedAt: v.pipe(v.string(), v.isoTimestamp()),
  scoredAt: v.pipe(v.string(), v.isoTimestamp()),
  truth: v.object({
    name: v.string(),
    pairs: count,
    sha256,
    /** What of the data set it is, if not all. */
    sample: v.optional(v.object({ queries: count, references: count })),
  }),
  /** Why there is no score; left out if there is one. */
  failed: v.optional(v.string()),
  code: v.object({ sha256, files: v.array(codeFile) }),
  image: v.string(),
  /** Of main.py; null if there was none. */
  mainSeconds: v.nullable(v.number()),
  peakMemoryBytes: v.nullable(v.number()),
  scores: v.array(
    v.object({
      name: rankingName,
      microAp: share,
      rows: count,
      hits: count,
      groundTruthPairs: count,
    }),
  ),
});

const found = v.object({ score: v.number(), precision: share });

const keptScores = v.array(
  v.object({
    name: rankingName,
    microAp: share,
    rows: count,
    hits: count,
    groundTruthPairs: count,
    curve: v.array(v.object({ recall: share, precision: share })),
    pairs: v.array(v.object({ queryId: v.string(), refId: v.string(), found: v.optional(found) })),
  }),
);

/** One file of a submission's code. */
export type CodeFile = v.InferOutput<typeof codeFile>;

/** What was scored, in short: the run.json of a kept run. */
export type KeptRun = v.InferOutput<typeof keptRun>;

/** Each ranking's score with its pairs and a curve in steps: the scores.json of a kept run. */
export type KeptScores = v.InferOutput<typeof keptScores>;

/** @throws if the text is not that of a kept run. */
export function parseKeptRun(text: string): KeptRun {
  return v.parse(keptRun, JSON.parse(text));
}

/** @throws if the text is not that of a kept run's scores. */
export function parseKeptScores(text: string): KeptScores {
  return v.parse(keptScores, JSON.parse(text));
}
