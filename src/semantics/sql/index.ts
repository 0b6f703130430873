export { findUnsafeText, findUnsafeValues, type UnsafeValue } from './find-unsafe.js';
export { planParameters, type ParameterPlan } from './plan.js';
