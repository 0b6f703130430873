/** `order_items`, `OrderItem` and `orderItem` as a name of code: `orderItems`, `orderItem`. */
export function camelCase(text: string): string {
  const name = text.replace(/^\W*_*/, '').replace(/[^A-Za-z0-9]+(\w?)/g, (_, next: string) => next.toUpperCase());
  return /^[A-Za-z]/.test(name) ? `${name.slice(0, 1).toLowerCase()}${name.slice(1)}` : 'row';
}

export function plural(name: string): string {
  if (/(?:[^s]s|data)$/.test(name) && !/(?:us|is)$/.test(name)) return name;
  if (/[^aeiou]y$/.test(name)) return `${name.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh)$/.test(name) ? `${name}es` : `${name}s`;
}

/** Words that cannot be names. */
const RESERVED = /^(?:break|case|catch|class|const|continue|default|delete|do|else|enum|export|extends|for|function|if|import|in|interface|new|null|package|private|public|return|static|super|switch|this|throw|try|typeof|var|void|while|with|yield|await|let)$/;

export function singular(name: string): string {
  const one = withoutEnding(name);
  return RESERVED.test(one) ? 'row' : one;
}

function withoutEnding(name: string): string {
  if (/ies$/.test(name)) return `${name.slice(0, -3)}y`;
  if (/(?:s|x|z|ch|sh)es$/.test(name)) return name.slice(0, -2);
  return /[^s]s$/.test(name) && !/(?:us|is)$/.test(name) && name.length > 2 ? name.slice(0, -1) : name;
}
