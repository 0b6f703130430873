import rule from '../../src/rules/no-n-plus-one.js';
import { createRuleTester } from '../support/rule-tester.js';
import { cases } from './no-n-plus-one.cases.js';

createRuleTester().run('no-n-plus-one', rule, cases);
