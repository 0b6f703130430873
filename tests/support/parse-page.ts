/** An element of a page, or a text. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Element | string)[];
}

const VOID = new Set(['meta', 'input', 'link', 'br', 'img', 'base']);
const RAW = new Set(['script', 'style']);
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** Parses a page more strictly than a browser would: each element is closed, each attribute quoted, and each `&` begins an entity. */
export function parsePage(html: string): Element {
  let at = 0;
  const fail = (why: string): never => {
    throw new Error(`${why} at ${JSON.stringify(html.slice(at, at + 60))}`);
  };
  const text = (raw: string): string => {
    if (/[<>]/.test(raw) || /&(?!(?:amp|lt|gt|quot|#39);)/.test(raw)) fail(`not escaped: ${raw}`);
    return raw.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ENTITIES[name]!);
  };
  const readElement = (): Element => {
    const [open, name = '', list = ''] = /^<([a-z][a-z0-9]*)((?: [a-z-]+(?:="[^"]*")?)*)>/.exec(html.slice(at)) ?? fail('no element');
    at += open.length;
    const attributes = Object.fromEntries([...list.matchAll(/ ([a-z-]+)(?:="([^"]*)")?/g)].map(([, key = '', value = '']) => [key, text(value)]));
    const children: (Element | string)[] = [];
    if (VOID.has(name)) return { name, attributes, children };
    const close = `</${name}>`;
    if (RAW.has(name)) {
      const end = html.indexOf(close, at);
      children.push(html.slice(at, end));
      at = end + close.length;
      return { name, attributes, children };
    }
    while (!html.startsWith('</', at)) {
      if (html[at] === '<') children.push(readElement());
      else {
        const end = html.indexOf('<', at);
        if (end < 0) fail(`${name} is not closed`);
        children.push(text(html.slice(at, end)));
        at = end;
      }
    }
    if (!html.startsWith(close, at)) fail(`${name} is not closed`);
    at += close.length;
    return { name, attributes, children };
  };
  if (!html.startsWith('<!doctype html>\n')) fail('no doctype');
  at = '<!doctype html>\n'.length;
  const root = readElement();
  if (html.slice(at).trim() !== '') fail('more behind the page');
  return root;
}

/** Every element of that name, in order. */
export function findAll(root: Element, name: string): Element[] {
  return root.children.flatMap((child) => (typeof child === 'string' ? [] : [...(child.name === name ? [child] : []), ...findAll(child, name)]));
}

export function textOf(element: Element): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}

export function everyElement(root: Element): Element[] {
  return [root, ...root.children.flatMap((child) => (typeof child === 'string' ? [] : everyElement(child)))];
}
