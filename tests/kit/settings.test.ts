import { describe, expect, it } from 'vitest';
import { readSettings } from '../../src/kit/settings.js';
import { axiosModel } from '../../src/models/axios.js';

describe('settings', () => {
  it('have defaults', () => {
    expect(readSettings({})).toMatchObject({ autofix: 'safe', crossFile: true, logger: null, policy: { timeoutMs: 10_000, concurrency: 10 } });
  });

  it('know what a policy declares', () => {
    const settings = readSettings({ resilience: { policy: { timeoutMs: 3000 } } });
    expect(settings).toMatchObject({ policy: { timeoutMs: 3000, queryLimit: 100 }, declared: new Set(['timeoutMs']) });
  });

  it('take models in our own format', () => {
    expect(readSettings({ resilience: { models: [axiosModel] } })).toMatchObject({ models: [axiosModel] });
  });

  it.each([
    [7, 'settings.resilience must be an object'],
    [[], 'settings.resilience must be an object'],
    [{ polcy: {} }, 'settings.resilience.polcy is not a known key; known are policy, models, autofix, crossFile, logger, fingerprint'],
    [{ policy: { timeoutMs: 0 } }, 'settings.resilience.policy.timeoutMs must be a whole number of at least 1'],
    [{ policy: { timeout: 5 } }, 'settings.resilience.policy.timeout is not a known key; known are timeoutMs, concurrency, queryLimit, retries'],
    [{ policy: { retries: -1 } }, 'settings.resilience.policy.retries must be a whole number of at least 0'],
    [{ autofix: true }, 'settings.resilience.autofix must be one of "safe", "all"'],
    [{ crossFile: 'no' }, 'settings.resilience.crossFile must be true or false'],
    [{ logger: {} }, 'settings.resilience.logger must be a string'],
    [{ models: {} }, 'settings.resilience.models must be a list'],
    [{ models: [{ library: 'x' }] }, 'settings.resilience.models[0].packages is missing'],
    [
      { models: [{ ...axiosModel, clients: [{ ...axiosModel.clients?.[0], category: 'web' }] }] },
      'settings.resilience.models[0].clients[0].category must be one of "http", "sdk", "database", "cache", "queue", "mail"',
    ],
  ])('%j: one sentence says what is wrong', (resilience, problem) => {
    expect(readSettings({ resilience })).toEqual({ problem });
  });
});
