import { expect, it } from 'vitest';
import { imageSection } from './images-view.ts';

const check = { group: 'import', status: 'passed', seconds: 0.1 } as const;
const asking = 'import timm; it asks the network for models.example when it is imported';

it('names the packages that ask the network when they are imported', () => {
  const checks = [
    { ...check, name: 'pip timm', detail: asking },
    { ...check, name: 'conda numpy', detail: 'import numpy' },
  ];
  const test = { verdict: 'passed', checks, failure: null } as never;
  const { paragraphs } = imageSection({ variant: 'cpu', build: undefined, test, smoke: undefined });
  expect(paragraphs).toContain(
    `A submission has no network, and these ask for it. pip timm: ${asking}.`,
  );
});
