import rule from '../../src/rules/require-retry-backoff.js';
import { createRuleTester } from '../support/rule-tester.js';
import { cases } from './require-retry-backoff.cases.js';

createRuleTester().run('require-retry-backoff', rule, cases);
