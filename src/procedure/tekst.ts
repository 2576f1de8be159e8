/** Text from outside: what may stand in a field, and how long it may be. */

export const MAX_REGEL = 200;
export const MAX_TEKST = 50_000;

/** Latin letters, digits and signs, as nearly all lines are: asking Unicode for its properties takes time at every start. */
const GEWOON = /^[\u0020-\u007e\u00a1-\u00ac\u00ae-\u024f]+$/;
const GEWONE_TEKST = /^[\n\t\u0020-\u007e\u00a1-\u00ac\u00ae-\u024f]*$/;

/**
 * Cleans one line of text: outer white space goes. Returns a Dutch reason where it can't be kept:
 * control characters, half characters (lone surrogates) or too long.
 */
export function leesRegel(tekst: string, max = MAX_REGEL): { waarde: string } | { fout: string } {
  const waarde = tekst.trim();
  const isVreemd = waarde !== "" && !GEWOON.test(waarde);
  if (isVreemd && !waarde.isWellFormed()) return { fout: "bevat beschadigde tekens" };
  if (isVreemd && /[\p{Cc}\p{Noncharacter_Code_Point}\u2028\u2029]/u.test(waarde))
    return { fout: "bevat een regeleinde of een onzichtbaar stuurteken" };
  if (waarde.length > max) return { fout: `is te lang (${waarde.length} tekens; hoogstens ${max})` };
  if (isVreemd && /^[\p{Cf}\p{Zs}]*$/u.test(waarde)) return { fout: "bevat geen zichtbare tekens" };
  return { waarde };
}

/** As `leesRegel`, for text of several lines: line ends become `\n`, tabs stay. */
export function leesTekst(tekst: string, max = MAX_TEKST): { waarde: string } | { fout: string } {
  const waarde = tekst.replaceAll(/\r\n?/g, "\n").trim();
  const isVreemd = !GEWONE_TEKST.test(waarde);
  if (isVreemd && !waarde.isWellFormed()) return { fout: "bevat beschadigde tekens" };
  if (isVreemd && /[^\P{Cc}\n\t]|\p{Noncharacter_Code_Point}/u.test(waarde))
    return { fout: "bevat een onzichtbaar stuurteken" };
  if (waarde.length > max) return { fout: `is te lang (${waarde.length} tekens; hoogstens ${max})` };
  return { waarde };
}

/** Something that was typed, as a message repeats it: in quotes, and not longer than a glance. */
export function aangehaald(getypt: string): string {
  const tekst = [...getypt.slice(0, 200)];
  return `“${tekst.length > 60 ? `${tekst.slice(0, 59).join("")}…` : tekst.join("")}”`;
}

/** `a`, `a en b`, `a, b en c`. */
export function opsomming(delen: readonly string[], voegwoord = "en"): string {
  if (delen.length < 2) return delen.join("");
  return `${delen.slice(0, -1).join(", ")} ${voegwoord} ${delen.at(-1)}`;
}

/** A text as it is compared: without accents and capitals. */
export function vouw(tekst: string): string {
  return tekst.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
}
