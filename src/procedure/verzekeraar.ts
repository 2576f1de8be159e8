/** The professional-liability insurer, and what its policy lets the office admit (§4.1). */
import type { Maatregel } from "./klacht.ts";

/**
 * Whether the insurer was brought in and has not agreed yet: as long as that is so, a letter admits nothing and offers
 * no sum, and so tells no position.
 */
export function wachtOpVerzekeraar(maatregelen: readonly Maatregel[]): boolean {
  return (
    maatregelen.some(({ soort }) => soort === "verzekeraar") &&
    !maatregelen.some(({ akkoordVerzekeraar }) => akkoordVerzekeraar)
  );
}
