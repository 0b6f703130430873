import rule from '../../src/rules/no-io-in-transaction.js';
import { createRuleTester } from '../support/rule-tester.js';
import { cases } from './no-io-in-transaction.cases.js';

createRuleTester().run('no-io-in-transaction', rule, cases);
