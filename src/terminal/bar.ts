/** A bar of blocks: a number to be seen at a glance. */

const FULL = "█";
/** What is there but too small for a block. */
const SLIVER = "▏";

/** As many blocks as the share of `width` that it takes; nothing for nothing. */
export function bar(value: number, largest: number, width: number): string {
  if (value <= 0 || largest <= 0) return "";
  return FULL.repeat(Math.round((Math.min(value, largest) / largest) * width)) || SLIVER;
}
