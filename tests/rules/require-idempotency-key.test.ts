import rule from '../../src/rules/require-idempotency-key.js';
import { createRuleTester } from '../support/rule-tester.js';
import { cases } from './require-idempotency-key.cases.js';

createRuleTester().run('require-idempotency-key', rule, cases);
