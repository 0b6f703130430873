/** `10000` as `10_000`. */
export function printNumber(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, '_');
}
