import { runCli } from '../actions/src/hosts/cli.ts';

process.exitCode = await runCli(process.argv.slice(2), []);
