import rule from '../../src/rules/require-retry.js';
import { createRuleTester } from '../support/rule-tester.js';
import { cases } from './require-retry.cases.js';

createRuleTester().run('require-retry', rule, cases);
