import { command, ended } from '../../../declaration/command.ts';
import { flag, list, path, text } from '../../../declaration/input.ts';
import { REGISTRY_VARIABLES } from '../../../declaration/variables.ts';
import { UserError } from '../../../errors.ts';
import { attestedInputs } from '../promotion/attested-inputs.ts';

export default command({
  name: 'promote-images',
  group: 'Images',
  summary: 'make the published images of a commit the latest, all variants or none',
  inputs: {
    commit: text({
      help: 'the commit; the clone needs its whole history (fetch-depth: 0)',
      defaultWords: 'HEAD',
    }),
    tested: list({
      help: 'what was tested, such as cpu=sha256:…, once for each variant: nothing else is promoted',
      defaultWords: 'what the reports say',
    }),
    reports: path({
      help: 'folder with the artifacts of the jobs that published, which say what was tested',
    }),
    rewritten: text({
      help: "why git can't tell the order: the history of main was rewritten; the commit then counts as newer",
    }),
    rebuild: flag({
      help: 'promote what publish-image pushed as a rebuild: only if its inputs are those of the newest release, and its packages are not',
    }),
    dryRun: flag({ help: 'say what would be done, and move nothing' }),
    pages: path({
      help: 'folder to write the pages of the release to, for publish-notes and propose-changes',
    }),
    ...attestedInputs,
  },
  excludes: [['tested', 'reports']],
  outputs: {
    outcome:
      'promoted; already, also for other images of the same inputs; superseded if something newer has been promoted; held by a roll back; or unreleased, of a rebuild, if no release has its inputs',
    release: 'Number of the release that the latest tags stand for now',
    pages: 'true if the pages of the release were written',
  },
  action: {
    name: 'promote-images',
    title: 'Promote images',
    description: 'Makes the published images of a commit the latest, all variants or none',
    icon: 'chevrons-up',
    color: 'blue',
  },
  exits: ['checkFailed'],
  variables: [...REGISTRY_VARIABLES, 'GITHUB_REPOSITORY'],
  make: false,
  async run({ commit, tested, reports, rewritten, pages, rebuild, dryRun, ...more }, ports) {
    const { attested, trustedRoot, ...rest } = more;
    if (tested === undefined && reports === undefined) {
      throw new UserError('nothing says what was tested', {
        next: 'give tested, such as cpu=sha256:…, or reports',
      });
    }
    const { promoteImages, testedDigests } = await import('./promote-images.ts');
    const { heldText } = await import('../release-notes/texts.ts');
    const { promoteImagesView } = await import('./promote-images-view.ts');
    const said = tested && testedDigests(tested);
    const inputs = { commit, tested: said, reports, rewritten, pages, rebuild, dryRun };
    const promoted = await promoteImages({ ...inputs, attested, trustedRoot }, ports);
    const { outcome, repaired, release } = promoted;
    if (outcome === 'held') ports.log.warn(heldText(release));
    if (outcome === 'superseded') ports.log.warn('not promoted: something newer has been');
    if (outcome === 'unreleased') ports.log.warn(UNRELEASED);
    if (repaired) ports.log.warn('the latest tags had been moved, and are right again');
    return ended(rest, {
      outputs: { outcome, release: release?.number, pages: promoted.pages },
      view: promoteImagesView({ ...promoted, dryRun }),
    });
  },
});

const UNRELEASED =
  'not promoted: the rebuild is of other inputs than the newest release; publish this commit first';
