// The page docs/models.md: every library and call that the plugin understands, with the sources of its claims.

const code = (text) => `\`${text}\``;
const list = (items) => (items.length > 0 ? items.join(', ') : '-');

const KINDS = {
  deadline: 'bounds what it is given',
  runs: 'runs what it is given and adds no bound',
  options: 'holds options for another call',
  offline: 'reads a client and sends nothing',
  decorates: 'leaves a client as it is',
  pauses: 'waits for a time',
  'configures-globally': 'bounds every call of other clients in the process',
};

const among = ({ option, equals }) => code(option) + (equals ? ` is ${equals.map((value) => code(String(value))).join(' or ')}` : ' is given');

function describeWait({ wait, when, unless, unlessCalled = [], boundedBy, defaultMs, defaultMajors, ignored = [] }) {
  const bounds = boundedBy.map(({ option, majors, needs }) => code(option) + (needs ? ` with ${code(`${needs.option}: ${needs.equals}`)}` : '') + (majors ? ` (${majors})` : ''));
  const limit = defaultMs === undefined ? 'none' : `${defaultMs / 1000} s${defaultMajors ? ` (${defaultMajors})` : ''}`;
  const useless = ignored.length > 0 ? `; no effect: ${list(ignored.map(({ option, majors }) => code(option) + (majors ? ` (${majors})` : '')))}` : '';
  const condition = (when ? `, where ${among(when)}` : '') + (unless ? `, unless ${among(unless)}` : '') + (unlessCalled.length > 0 ? `, unless ${unlessCalled.map(code).join(' or ')} is called` : '');
  return `${wait}${condition}: ${list(bounds)}; default ${limit}${useless}`;
}

/** `bounds what it is given, where `timeout` is set` */
function describeHelper({ kind, option, defaultMs }) {
  const limit = defaultMs === undefined ? '' : ` (${defaultMs / 1000} s by default)`;
  return KINDS[kind] + (option ? `, by ${code(option)}${limit}` : '');
}

function describeClient(client) {
  const ways = [
    ...(client.shared ?? []).map((path) => code(path === '' ? 'the export itself' : path)),
    ...(client.made ?? []).map(({ path }) => code(path)),
    ...(client.derived ?? []).map(({ path }) => code(`….${path}`)),
    ...(client.types ?? []).map((name) => `type ${code(name)}`),
  ];
  const requests = (client.requests ?? []).flatMap(({ paths }) => paths.map(code));
  const waits = client.waits.map(describeWait);
  return `| ${client.name} | ${client.category} | ${list(ways)} | ${list(requests)} | ${waits.length > 0 ? waits.join('<br>') : 'none of its own'} | ${client.source} |`;
}

const EVIDENCE = {
  call: ({ on, methods = [], paths = [] }) => list([...methods.map((name) => code(`${on}.${name}`)), ...paths.map((path) => code(path === '()' ? 'the export itself()' : path))]),
  decorator: ({ paths }) => list(paths.map((path) => code(`@${path}`))),
  method: ({ of, names }) => list(of.flatMap((owner) => names.map((name) => code(`${owner}.${name}`)))),
  export: ({ files, names }) => `export ${list(names.map(code))} of ${list(files.map(code))}`,
  directive: ({ directive }) => code(`'${directive}'`),
  type: ({ functions = [], parameter, objects }) => `type ${list([...functions, ...(parameter?.types ?? []), ...(objects?.types ?? [])].map(code))}`,
};

function describeInput({ part, path, calls = [], decorators = [], parameter = 0, state = 'parsed', majors }) {
  const holder = decorators.length > 0 ? list(decorators.map((each) => code(`@${each}`))) : parameter === 'all' ? 'every parameter' : `parameter ${parameter + 1}`;
  const place = calls.length > 0 ? list(calls.map(code)) : path === undefined ? holder : `${code(path)} of ${holder}`;
  return `${part}: ${place}${state === 'parsed' ? '' : ` (${state})`}${majors ? ` (${majors})` : ''}`;
}

function describeHandler({ name, kind, found, inputs, rejected = [], source }) {
  const fate = rejected.map(({ as, majors }) => as + (majors ? ` (${majors})` : ''));
  return `| ${name} | ${kind} | ${found.map((each) => EVIDENCE[each.by](each)).join('<br>')} | ${inputs.map(describeInput).join('<br>') || 'none'} | ${list(fate)} | ${source} |`;
}

const FIELDS = { first: 'before the message', last: 'behind the message', none: 'nowhere: an object is text' };

/** `request.log` of fastify */
const describeHanging = ({ member, on, framework, onlyWith = [] }) =>
  code(`${on}.${member}`) + (framework ? ` of ${framework}` : '') + (onlyWith.length > 0 ? ` beside ${list(onlyWith.map(code))}` : '');

function describeErrors({ first, last, keys, keyOption, needs, stackText, majors }) {
  const among = list([...keys.map((key) => (key === '*' ? 'any field' : `field ${code(key)}`)), ...(keyOption ? [`the field that ${code(keyOption)} names`] : [])]);
  const places = [
    ...(first === 'kept' ? ['first argument'] : []),
    ...(last === 'kept' ? ['behind the message'] : []),
    ...(among === '-' ? [] : [among]),
  ];
  const condition = needs ? `; ${{ first: 'first', last: 'last', keys: 'as a field' }[needs.in]} only with ${code(needs.call ? `${needs.option}: ${needs.call}(…)` : needs.option)}` : '';
  return list(places) + (majors ? ` (${majors})` : '') + condition + (stackText ? '; its stack as text behind the message' : '');
}

function describeLogger({ name, shared = [], made = [], derived = [], types = [], hangsOn = [], levels, byLevel = [], fields, errors, source }) {
  const ways = [
    ...shared.map((path) => code(path === '' ? 'the export itself' : path)), ...made.map(({ path }) => code(path)), ...derived.map(({ path }) => code(`….${path}`)),
    ...types.map((type) => `type ${code(type)}`), ...hangsOn.map(describeHanging),
  ];
  const methods = [...levels.map((level) => code(level === '' ? 'the logger itself()' : level)), ...byLevel.map((each) => `${code(`${each}(level, …)`)}`)];
  return `| ${name} | ${list(ways)} | ${list(methods)} | ${FIELDS[fields]} | ${describeErrors(errors)} | ${source} |`;
}

const KEPT = { sessions: 'sessions', counts: 'counts of requests', messages: 'messages on their way', rooms: 'rooms of sockets', entries: 'cache entries', uploads: 'whole uploads' };

function describeMemoryStore({ keeps, made = [], plugin, storedBy = [], storedLaterBy = [], fallbackFor = [], source }) {
  const calls = [...made.map(({ path }) => code(path === '()' ? 'the export itself()' : path)), ...(plugin ? ['the plugin, where it is registered'] : [])];
  const ways = [...storedBy.map(code), ...storedLaterBy.map((method) => `a call of ${code(method)}`), ...fallbackFor.map((option) => `being ${code(option)} of another`)];
  return `| ${list(calls)} | ${KEPT[keeps]} | ${list(ways)} | ${source} |`;
}

/** `10 retries by default, `retries`` */
function describeRetry({ paths, client, attempts, wait, methods, methodsOption, source }) {
  const how = attempts.default === null ? 'without end' : `${attempts.default} ${attempts.default === 1 ? 'retry' : 'retries'}`;
  const options = [...attempts.options, ...(attempts.argument === undefined ? [] : [`argument ${attempts.argument + 1}`])];
  const which = methods ? list(methods) + (methodsOption ? `; others by ${code(methodsOption)}` : '') : 'all that it is given';
  return `| ${paths ? list(paths.map(code)) : `client ${client}`} | ${how}; ${list(options.map(code))} | ${wait.default}; ${list((wait.by ?? []).map(({ option }) => code(option)))} | ${which} | ${source} |`;
}

function describeLibrary({ library, packages, globals = [], majors, clients = [], calls = [], handlers = [], validators = [], wrappers = [], loggers = [], memoryStores = [], retries = [] }) {
  const names = [...packages.map(code), ...globals.map(({ name, onlyWith }) => `global ${code(name)}${onlyWith ? ` beside ${list(onlyWith.map(code))}` : ''}`)];
  const lines = [`## ${library}`, '', `${list(names)}; majors ${list(majors.map(String))}`, ''];
  if (clients.length > 0) {
    lines.push('| client | kind | made by | requests | waits, and what bounds them | source |', '|---|---|---|---|---|---|', ...clients.map(describeClient), '');
  }
  if (calls.length > 0) {
    lines.push('| call | what it does | source |', '|---|---|---|', ...calls.map((call) => `| ${list(call.paths.map((path) => code(path === '' ? 'the export itself' : path)))} | ${describeHelper(call)} | ${call.source} |`), '');
  }
  if (handlers.length > 0) {
    lines.push('| handler | kind | known by | input | a rejection is | source |', '|---|---|---|---|---|---|', ...handlers.map(describeHandler), '');
  }
  if (loggers.length > 0) {
    lines.push('| logger | known by | levels | fields | an Error is kept | source |', '|---|---|---|---|---|---|', ...loggers.map(describeLogger), '');
  }
  if (memoryStores.length > 0) {
    lines.push('| call | keeps in the memory of the process | unless there is | source |', '|---|---|---|---|', ...memoryStores.map(describeMemoryStore), '');
  }
  if (retries.length > 0) {
    lines.push('| tries again | how often | wait | which methods | source |', '|---|---|---|---|---|', ...retries.map(describeRetry), '');
  }
  const checks = validators.map(({ paths, rejects, source }) => `| ${list(paths.map((path) => code(path)))} | checks input${rejects ? '' : ', and rejects none by itself'} | ${source} |`);
  const wraps = wrappers.map(({ paths, source }) => `| ${list(paths.map((path) => code(path)))} | makes a handler of the one it is given | ${source} |`);
  if (checks.length + wraps.length > 0) lines.push('| before a handler | what it does | source |', '|---|---|---|', ...checks, ...wraps, '');
  return lines.join('\n');
}

/** Of what is needed from outside, of settings and of files. */
function describeOthers({ needs = [], settings = [], files = [] }) {
  const lines = [];
  if (settings.length > 0) lines.push('| gives a setting, or nothing | throws | source |', '|---|---|---|', ...settings.map(({ reads, throws, source }) => `| ${list(reads.map(code))} | ${list(throws.map(code))} | ${source} |`), '');
  if (files.length > 0) lines.push('| reads a file | writes a file | source |', '|---|---|---|', ...files.map(({ reads, writes, source }) => `| ${list(reads.map(code))} | ${list(writes.map(code))} | ${source} |`), '');
  if (needs.length > 0) lines.push('| call | what it needs | without it | source |', '|---|---|---|---|', ...needs.map(describeNeed), '');
  return lines.map((line) => `\n${line}`).join('');
}

function describeNeed({ paths, arguments: places = [], options = [], reads = [], otherwise, source }) {
  const needed = [...places.map((index) => `argument ${index + 1}`), ...options.map(code)];
  return `| ${list(paths.map((path) => code(path === '()' ? 'the export itself()' : path)))} | ${list(needed)}${reads.length > 0 ? `, unless ${list(reads.map(code))} are set` : ''} | ${otherwise} | ${source} |`;
}

/** The whole page, for the models in the order given. */
export function describeModels(models) {
  const sorted = [...models].sort((a, b) => a.library.localeCompare(b.library));
  return [
    '# Libraries we understand',
    '',
    'Generated from `src/models/` by `npm run generate`. A newer major than the last one named is taken to be like it. Without a',
    'package.json beside the code, only what all majors have in common is known.',
    '',
    ...sorted.map((each) => describeLibrary(each) + describeOthers(each)),
  ].join('\n').trimEnd() + '\n';
}
