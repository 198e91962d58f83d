import { dump } from 'js-yaml';
import type { Command } from '../../actions/src/declaration/command.ts';
import {
  defaultOf,
  inputsOf,
  isExpression,
  isFor,
  outputsOf,
  presetOf,
} from '../../actions/src/declaration/describe.ts';
import { type Input, kebabCase } from '../../actions/src/declaration/input.ts';

const HEAD = '# Generated from the declaration of the command, by npm run generate.\n';

/**
 * The `action.yml` of a command, in the metadata syntax of GitHub Actions; undefined if it is not an
 * action.
 */
export function actionYml(command: Command): string | undefined {
  const { action } = command;
  if (action === undefined) return undefined;
  const inputs = Object.entries(inputsOf(command)).filter(([, input]) => isFor(input, 'action'));
  const outputs = Object.entries(outputsOf(command));
  const data = {
    name: action.title,
    description: action.description,
    author: 'Video Similarity Challenge maintainers',
    branding: { icon: action.icon, color: action.color },
    ...(inputs.length > 0 && {
      inputs: Object.fromEntries(inputs.map(([key, input]) => [kebabCase(key), inputYml(input)])),
    }),
    ...(outputs.length > 0 && {
      outputs: Object.fromEntries(
        outputs.map(([key, description]) => [kebabCase(key), { description }]),
      ),
    }),
    runs: { using: 'node24', main: `../dist/${action.name}.cjs` },
  };
  return HEAD + dump(data, { lineWidth: -1, quoteStyle: 'single' });
}

function inputYml(input: Input) {
  const description = sentence(input);
  if (input.required === true) return { description, required: true };
  return { description, default: presetOf(input) };
}

/** `Seconds for main.py (a whole number of seconds …); empty: the platform's` */
function sentence(input: Input): string {
  const { help, kind } = input;
  const words = defaultOf(input, 'action');
  const wanted = ['path', 'text'].includes(kind.name) ? '' : `: ${kind.wanted}`;
  const empty = presetOf(input) === '' && words !== undefined && !isExpression(words);
  return `${help.charAt(0).toUpperCase()}${help.slice(1)}${wanted}${empty ? `; empty: ${words}` : ''}`;
}
