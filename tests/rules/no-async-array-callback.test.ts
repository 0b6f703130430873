import rule from '../../src/rules/no-async-array-callback.js';
import { createRuleTester } from '../support/rule-tester.js';
import { cases } from './no-async-array-callback.cases.js';

createRuleTester().run('no-async-array-callback', rule, cases);
