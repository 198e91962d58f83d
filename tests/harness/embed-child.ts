/**
 * `node embed-child.ts ROOT INPUTS`: runs `embed` in a folder, and prints each text of its progress as a line, so
 * that a test can kill it there.
 */
import { embedDataset } from '../../actions/src/commands/submission/embed/embed.ts';
import { repositoryPorts } from '../support/repositories/repository-ports.ts';

const [root = '', inputs = ''] = process.argv.slice(2);
const ports = repositoryPorts();
const step = ports.log.step('');
const log = {
  ...ports.log,
  step: () => ({ ...step, update: (text: string) => console.log(text) }),
};
await embedDataset(JSON.parse(inputs), { ...ports, root, log });
