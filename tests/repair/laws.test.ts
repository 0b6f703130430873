import { expect, it } from 'vitest';
import { rules } from '../../src/rules/index.js';
import { groupsOfRepairs, holdRepairsToLaws } from '../support/hold-to-laws.js';

it('every rule that repairs something is held to the laws', () => {
  const repairing = Object.entries(rules).filter(([, { meta }]) => meta.fixable !== undefined || meta.hasSuggestions === true);
  expect(groupsOfRepairs).toEqual(expect.arrayContaining(repairing.map(([name]) => name)));
});

// The other half is in `laws-of-others.test.ts`, so that two workers share them.
holdRepairsToLaws((place) => place % 2 === 0);
