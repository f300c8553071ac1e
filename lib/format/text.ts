/** Text of numbers, MACs and the words of the plan, the same on server and client. */

const NUMBER = new Intl.NumberFormat("en-US");
export const formatNumber = (value: number): string => NUMBER.format(value);

/** `plural(1, "phone")` is "1 phone", `plural(2, "phone")` "2 phones". */
export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${formatNumber(count)} ${count === 1 ? one : many}`;

/** A share of a whole in percent. A single phone of many is not 0%, and all but one are not 100%. */
export function formatPercent(part: number, whole: number): string {
  if (part === 0 || whole === 0) return "0%";
  const percent = (part / whole) * 100;
  if (percent < 1) return "<1%";
  return percent > 99 && percent < 100 ? ">99%" : `${Math.round(percent)}%`;
}

/** `00CCFC123456` as people read it from a label. */
export const formatMac = (mac: string): string => mac.match(/../g)?.join(":") ?? mac;

export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const [value, unit] = bytes < 1024 ** 2 ? [bytes / 1024, "kB"] : [bytes / 1024 ** 2, "MB"];
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${unit}`;
}
