import rule from '../../src/rules/no-mass-assignment.js';
import { createRuleTester } from '../support/rule-tester.js';

// Order: the plain case, other spellings (alias, named import, require, instance, injection), near misses that stay
// silent, unknowns that stay silent, options, repairs with their full output.
createRuleTester().run('no-mass-assignment', rule, {
  valid: [
    {
      name: 'stays silent where nothing proves what the call is',
      code: 'unknownFunction();',
    },
  ],
  invalid: [
    {
      name: 'reports the plain case',
      code: 'replaceThisWithThePlainCase();',
      errors: [{ messageId: 'problem' }],
    },
  ],
});
