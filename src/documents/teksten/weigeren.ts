/** A letter that the case has no ground for yet. */
import { Refused } from "../../errors.ts";
import type { Klacht } from "../../procedure/klacht.ts";

/** The refusal, with its clause and the command that must come first. */
export function ontbreekt(zin: string, clausule: string, eerst: string, { nummer }: Klacht): Refused {
  return new Refused(`${zin} (${clausule})`, `Eerst: klacht ${eerst.replace("NR", nummer)}`);
}
