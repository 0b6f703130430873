import rule from '../../src/rules/no-unbounded-query.js';
import { createRuleTester } from '../support/rule-tester.js';
import { cases } from './no-unbounded-query.cases.js';

createRuleTester().run('no-unbounded-query', rule, cases);
