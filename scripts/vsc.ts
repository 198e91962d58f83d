import { runCli } from '../actions/src/hosts/cli.ts';
import { doctor } from '../actions/src/hosts/cli/doctor.ts';
import { setup } from '../actions/src/hosts/cli/setup.ts';

process.exitCode = await runCli(process.argv.slice(2), [setup, doctor]);
