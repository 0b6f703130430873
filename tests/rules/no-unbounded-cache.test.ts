import rule from '../../src/rules/no-unbounded-cache.js';
import { createRuleTester } from '../support/rule-tester.js';
import { cases } from './no-unbounded-cache.cases.js';

createRuleTester().run('no-unbounded-cache', rule, cases);
