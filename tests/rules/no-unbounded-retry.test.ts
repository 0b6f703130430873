import rule from '../../src/rules/no-unbounded-retry.js';
import { createRuleTester } from '../support/rule-tester.js';
import { cases } from './no-unbounded-retry.cases.js';

createRuleTester().run('no-unbounded-retry', rule, cases);
