import rule from '../../src/rules/no-non-idempotent-retry.js';
import { createRuleTester } from '../support/rule-tester.js';
import { cases } from './no-non-idempotent-retry.cases.js';

createRuleTester().run('no-non-idempotent-retry', rule, cases);
