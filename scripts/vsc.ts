import { COMMANDS } from '../actions/src/commands/all.ts';
import { runCommandLine } from '../actions/src/entrypoints/command-line.ts';

process.exitCode = await runCommandLine(process.argv.slice(2), COMMANDS);
