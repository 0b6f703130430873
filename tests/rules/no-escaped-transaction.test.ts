import rule from '../../src/rules/no-escaped-transaction.js';
import { createRuleTester } from '../support/rule-tester.js';
import { cases } from './no-escaped-transaction.cases.js';

createRuleTester().run('no-escaped-transaction', rule, cases);
