/** The professional-liability insurer, and what its policy lets the office admit (§4.1). */
import type { Klacht } from "./klacht.ts";

/**
 * Whether the insurer was brought in and has not agreed yet: as long as that is so, a letter admits nothing and offers
 * no sum, and so tells no position. A position that admits nothing needs no agreement.
 */
export function wachtOpVerzekeraar({
  maatregelen,
  standpunten,
}: Pick<Klacht, "maatregelen" | "standpunten">): boolean {
  return (
    standpunten.at(-1)?.oordeel !== "ongegrond" &&
    maatregelen.some(({ soort }) => soort === "verzekeraar") &&
    !maatregelen.some(({ akkoordVerzekeraar }) => akkoordVerzekeraar)
  );
}
