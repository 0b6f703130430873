import rule from '../../src/rules/no-overlapping-interval.js';
import { createRuleTester } from '../support/rule-tester.js';
import { cases } from './no-overlapping-interval.cases.js';

createRuleTester().run('no-overlapping-interval', rule, cases);
