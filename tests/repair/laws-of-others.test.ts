import { holdRepairsToLaws } from '../support/hold-to-laws.js';

// The half of the groups that `laws.test.ts` leaves.
holdRepairsToLaws((place) => place % 2 === 1);
