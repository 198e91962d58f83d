/**
 * A command in a repository at another root, for a process with a user or a network of its own:
 * `node command-child.ts doctor|quickstart ROOT [IMAGE]`. Its result is printed as JSON.
 */
import { doctor } from '../../../actions/src/commands/machine/doctor/doctor.ts';
import { quickstart } from '../../../actions/src/commands/submission/quickstart/quickstart.ts';
import { repositoryPorts } from '../../support/repositories/repository-ports.ts';

const [, , name, root = '', image] = process.argv;
const ports = { ...repositoryPorts(), root };
const inputs = { dataset: 'train', image, proportion: 1, skipGpu: false, limits: {} };
const result = name === 'doctor' ? await doctor(ports) : await quickstart(inputs, ports);
process.stdout.write(JSON.stringify(result));
