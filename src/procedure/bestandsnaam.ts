/** File names from outside: kept recognisable, but never a way out of a folder. */

const MAX_LENGTE = 120;
/** Folders take names of 255 bytes; a number may yet come behind this one. */
const MAX_BYTES = 240;
/** Names that Windows keeps for its devices, whatever their ending. */
const GERESERVEERD = /^(?:con|prn|aux|nul|conin\$|conout\$|com[\d¹²³]|lpt[\d¹²³]) {0,9}(?:\.|$)/i;

/**
 * The last part of a path as a name that every system takes: no folders, no control or special characters, no device,
 * at most 120 characters with its ending kept.
 */
export function veiligeBestandsnaam(pad: string): string {
  const laatste = pad.split(/[/\\]/).findLast((deel) => deel !== "") ?? "";
  const schoon = zonderRand(laatste.toWellFormed().replaceAll(/[\p{Cc}\p{Cf}<>:"|?*\ufffd]/gu, "_"));
  const naam = GERESERVEERD.test(schoon) ? `_${schoon}` : schoon || "bestand";
  if (naam.length <= MAX_LENGTE && bytes(naam) <= MAX_BYTES) return naam;
  const ending = /\.[^.]{1,12}$/.exec(naam)?.[0] ?? "";
  const begin = [...naam.slice(0, MAX_LENGTE - ending.length)];
  // The last one may be half a character.
  if (!begin.at(-1)?.isWellFormed()) begin.pop();
  while (bytes(begin.join("") + ending) > MAX_BYTES) begin.pop();
  return zonderRand(begin.join("") + ending);
}

function bytes(naam: string): number {
  return new TextEncoder().encode(naam).length;
}

/** Without the dots and spaces around it, which Windows drops; by hand, since a pattern takes quadratic time at the end. */
function zonderRand(naam: string): string {
  const rand = (plaats: number) => naam[plaats] === "." || naam[plaats] === " ";
  let begin = 0;
  let einde = naam.length;
  while (begin < einde && rand(begin)) begin += 1;
  while (einde > begin && rand(einde - 1)) einde -= 1;
  return naam.slice(begin, einde);
}
