/** Numbers as options. */

import { WrongUse } from "../errors.ts";
import { aangehaald } from "../procedure/tekst.ts";

/** @throws {WrongUse} no whole number from `min` to `max` */
export function wholeNumber(
  typed: string,
  option: string,
  { min = 0, max }: { min?: number; max: number },
): number {
  const number = /^\d{1,9}$/.test(typed) ? Number(typed) : Number.NaN;
  if (number >= min && number <= max) return number;
  throw new WrongUse(
    `De waarde ${aangehaald(typed)} bij ${option} is geen geheel getal van ${min} tot ${max}`,
  );
}
