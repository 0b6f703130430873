import rule from '../../src/rules/no-unbounded-concurrency.js';
import { createRuleTester } from '../support/rule-tester.js';
import { cases } from './no-unbounded-concurrency.cases.js';

createRuleTester().run('no-unbounded-concurrency', rule, cases);
