export { createRule, type Finding, type ResilienceRule, type RuleContext, type RuleDocs } from './create-rule.js';
export type { Repair, Tier } from './repairs.js';
export { readSettings, type Policy, type ResilienceSettings, type Settings } from './settings.js';
export type { RuleOptions } from './rule-options.js';
