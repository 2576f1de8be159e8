/** Columns that hold JSON: what another program made of them is damage, and is said as such. */
import { Damaged } from "../errors.ts";

/** @throws {Damaged} it is no JSON */
export function leesJsonKolom<T>(tekst: string): T {
  try {
    return JSON.parse(tekst) as T;
  } catch (cause) {
    throw new Damaged(
      "In het register staat iets dat klacht er niet zo heeft neergezet",
      "Bekijk wat er mis is met: klacht controle",
      cause,
    );
  }
}
