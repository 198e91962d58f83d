import wrapAnsi from 'wrap-ansi';
import { type Command, GROUPS } from '../../actions/src/declaration/command.ts';

const COLUMNS = 80;

/** The text between the Makefile's marks: the targets that are one call each, and what plain `make` lists. */
export function makefileTargets(commands: readonly Command[]): string {
  const targets = commands.filter(({ make }) => make !== false);
  const width = Math.max(...targets.map(({ name }) => name.length)) + 4;
  const help = GROUPS.flatMap((group) => [
    `${group}:`,
    ...targets
      .filter((command) => command.group === group)
      .flatMap(({ name, summary }) => entry(`  ${name}`.padEnd(width), summary)),
  ]);
  return [
    `COMMANDS := ${targets.map(({ name }) => name).join(' ')}`,
    '',
    'define COMMANDS_HELP',
    ...help.map((line) => line.replaceAll('$', '$$$$')),
    'endef',
    'export COMMANDS_HELP',
  ].join('\n');
}

/** A name and the text beside it, wrapped at 80 columns. */
function entry(name: string, text: string): string[] {
  const lines = wrapAnsi(text, COLUMNS - name.length).split('\n');
  return lines.map((line, index) => (index === 0 ? name : ' '.repeat(name.length)) + line);
}
