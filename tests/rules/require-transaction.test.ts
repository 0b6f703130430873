import rule from '../../src/rules/require-transaction.js';
import { createRuleTester } from '../support/rule-tester.js';
import { cases } from './require-transaction.cases.js';

createRuleTester().run('require-transaction', rule, cases);
