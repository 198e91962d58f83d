import { list } from '../../declaration/input.ts';

/** Inputs of what strangers can start. GitHub's levels: `author_association` of its webhooks. */
export const whoMayAsk = {
  from: list({
    help: 'who may ask: levels of association that GitHub knows',
    default: ['OWNER', 'MEMBER', 'COLLABORATOR', 'CONTRIBUTOR'],
  }),
};
