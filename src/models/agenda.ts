import type { LibraryModel } from '../semantics/types.js';

export const agendaModel: LibraryModel = {
  library: 'agenda',
  packages: ['agenda'],
  majors: [4, 5, 6],
  registrars: [{ name: 'agenda', made: ['new()', 'Agenda.new()'], source: 'agenda@6.2.6:dist/index.js' }],
  handlers: [
    {
      name: 'job',
      kind: 'job',
      found: [{ by: 'call', on: 'agenda', methods: ['define'], functions: [{ argument: 1 }, { argument: 2 }] }],
      inputs: [{ part: 'message', path: 'attrs.data' }],
      rejected: [{ as: 'failed' }],
      answers: [{ code: 'throw new Error($body)' }],
      source: 'agenda@6.2.6:dist/index.js',
    },
  ],
};
