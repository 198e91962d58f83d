import { runCli } from '../actions/src/hosts/cli.ts';
import { affected } from '../actions/src/hosts/cli/affected.ts';
import { build } from '../actions/src/hosts/cli/build.ts';
import { clean } from '../actions/src/hosts/cli/clean.ts';
import { interactContainer, testContainer } from '../actions/src/hosts/cli/containers.ts';
import { dataSubset } from '../actions/src/hosts/cli/data-subset.ts';
import { doctor } from '../actions/src/hosts/cli/doctor.ts';
import { embed } from '../actions/src/hosts/cli/embed.ts';
import { lock } from '../actions/src/hosts/cli/lock.ts';
import { packQuickstart, packSubmission } from '../actions/src/hosts/cli/pack.ts';
import { preview } from '../actions/src/hosts/cli/preview.ts';
import { pull } from '../actions/src/hosts/cli/pull.ts';
import { publish } from '../actions/src/hosts/cli/publish.ts';
import { rank } from '../actions/src/hosts/cli/rank.ts';
import { releases } from '../actions/src/hosts/cli/releases.ts';
import { sampleData } from '../actions/src/hosts/cli/sample-data.ts';
import { quickstart } from '../actions/src/hosts/cli/quickstart.ts';
import { score } from '../actions/src/hosts/cli/score.ts';
import { settings } from '../actions/src/hosts/cli/settings.ts';
import { setup } from '../actions/src/hosts/cli/setup.ts';
import { smokeTest } from '../actions/src/hosts/cli/smoke-test.ts';
import { testImage } from '../actions/src/hosts/cli/test-image.ts';
import { testSubmission } from '../actions/src/hosts/cli/test-submission.ts';
import { validate } from '../actions/src/hosts/cli/validate.ts';

// One line each, so that two changes that add a command don't meet.
const commands = {
  'This machine:': [setup, settings, doctor, clean],
  'A submission:': [
    quickstart,
    sampleData,
    dataSubset,
    packQuickstart,
    embed,
    packSubmission,
    testSubmission,
    rank,
    score,
  ],
  'A package request:': [validate, preview, affected, lock],
  'Images:': [
    build,
    testImage,
    smokeTest,
    pull,
    testContainer,
    interactContainer,
    publish,
    releases,
  ],
};

process.exitCode = await runCli(process.argv.slice(2), commands);
