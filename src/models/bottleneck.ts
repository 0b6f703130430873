import type { LibraryModel } from '../semantics/types.js';

/** `schedule` takes its options first, when it takes any. */
export const bottleneckModel: LibraryModel = {
  library: 'bottleneck',
  packages: ['bottleneck'],
  majors: [2],
  calls: [
    { kind: 'deadline', paths: ['new().schedule()'], option: 'expiration', options: 0, source: 'bottleneck@2.19.5:lib/Bottleneck.js, lib/Job.js' },
    { kind: 'runs', paths: ['new().{wrap,submit}()'], source: 'bottleneck@2.19.5:lib/Bottleneck.js' },
  ],
};
