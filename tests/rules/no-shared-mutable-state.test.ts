import rule from '../../src/rules/no-shared-mutable-state.js';
import { createRuleTester } from '../support/rule-tester.js';
import { cases } from './no-shared-mutable-state.cases.js';

createRuleTester().run('no-shared-mutable-state', rule, cases);
