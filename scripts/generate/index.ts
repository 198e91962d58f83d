/**
 * Writes every file, or part of a file, that is generated from something else: `npm run generate`. With
 * `--check`, it writes nothing and names the stale files.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { COMMANDS } from '../../actions/src/commands/all.ts';
import { UserError } from '../../actions/src/errors.ts';
import { actionYml } from './action-yml.ts';
import { architectureDiagram } from './architecture.ts';
import { contractFiles } from './contract.ts';
import {
  actionTables,
  commandReference,
  exitCodesByCommand,
  otherVariablesTable,
  settingsTable,
} from './documents.ts';
import { engineMatrix } from './engine-matrix.ts';
import { makefileTargets } from './makefile.ts';
import { replaceMarked } from './marked.ts';
import { drawPictures, stalePictures } from '../pictures/update.ts';
import { updateReports } from './report-snapshots.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** A file and the text that it should have. */
interface Generated {
  readonly file: string;
  readonly text: string;
}

/** Everything that is generated, as prettier formats it. */
export async function generated(): Promise<Generated[]> {
  const actions = COMMANDS.filter(({ action }) => action !== undefined);
  const texts = [
    ...[...(await contractFiles(root))].map(([file, text]) => ({ file, text })),
    ...actions.flatMap((command) => {
      const folder = `actions/${command.action?.name}`;
      return [
        { file: `${folder}/action.yml`, text: actionYml(command) ?? '' },
        part(`${folder}/README.md`, 'tables', actionTables(command)),
      ];
    }),
    part('docs/reference/settings.md', 'variables', settingsTable(COMMANDS)),
    part('docs/reference/settings.md', 'other variables', otherVariablesTable(COMMANDS)),
    part('docs/reference/exit-codes.md', 'codes by command', exitCodesByCommand(COMMANDS)),
    part('docs/reference/commands.md', 'commands', commandReference(COMMANDS)),
    part('docs/background/architecture.md', 'picture', architectureDiagram(root)),
    part('docs/how-to/engines.md', 'matrix', engineMatrix(root)),
    part('Makefile', 'targets', makefileTargets(COMMANDS)),
  ];
  return Promise.all(joined(texts).map(formatted));
}

/** The part of a file between its two marks. */
interface Part {
  readonly file: string;
  readonly name: string;
  readonly content: string;
}

function part(file: string, name: string, content: string): Part {
  return { file, name, content };
}

/** Puts all parts of a file into it, one after another. */
function joined(all: readonly (Generated | Part)[]): Generated[] {
  const texts = new Map<string, string>();
  for (const each of all) {
    const { file } = each;
    const before = texts.get(file) ?? ('name' in each ? readPage(file) : '');
    const filled = 'name' in each && replaceMarked(before, each.name, each.content, file);
    texts.set(file, filled || ('text' in each ? each.text : before));
  }
  return [...texts].map(([file, text]) => ({ file, text }));
}

function readPage(file: string): string {
  const where = path.join(root, file);
  if (existsSync(where)) return readFileSync(where, 'utf8');
  throw new UserError(`${file} does not exist`, {
    next: 'write it, with the marks that docs/how-to/extending.md names under "A command"',
  });
}

async function formatted({ file, text }: Generated): Promise<Generated> {
  if (!/\.(?:md|yml|ts|json)$/.test(file)) return { file, text };
  const filepath = path.join(root, file);
  return { file, text: await format(text, { ...(await resolveConfig(filepath)), filepath }) };
}

/** The files that are stale; unless `check`, they are written. */
export async function updateGenerated(check: boolean): Promise<string[]> {
  const stale = (await generated()).filter(({ file, text }) => {
    try {
      return readFileSync(path.join(root, file), 'utf8') !== text;
    } catch {
      return true;
    }
  });
  if (!check) for (const { file, text } of stale) writeFileSync(path.join(root, file), text);
  return [...stale.map(({ file }) => file), ...updateReports(root, check)];
}

if (import.meta.main) {
  const check = process.argv.includes('--check');
  try {
    const stale = await updateGenerated(check);
    const pictures = stalePictures();
    for (const file of stale) process.stdout.write(`${file}: ${check ? 'stale' : 'written'}\n`);
    for (const { file } of pictures)
      process.stdout.write(`${file}: ${check ? 'stale' : 'drawn'}\n`);
    if (!check) await drawPictures(pictures);
    if (check && stale.length + pictures.length > 0) {
      process.stderr.write('next: npm run generate\n');
      process.exitCode = 1;
    }
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    process.stderr.write(`error: ${error.message}\nnext:  ${error.next}\n`);
    process.exitCode = error.exitCode;
  }
}
