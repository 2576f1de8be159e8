/** Sums, numbers and text as they stand in a document. */

const GETALLEN = [
  "nul",
  "één",
  "twee",
  "drie",
  "vier",
  "vijf",
  "zes",
  "zeven",
  "acht",
  "negen",
  "tien",
  "elf",
  "twaalf",
] as const;

/** `€ 1.234,56`, from euro cents. */
export function bedragInEuro(centen: number): string {
  const teken = centen < 0 ? "-" : "";
  const heel = Math.trunc(Math.abs(centen) / 100);
  const rest = String(Math.abs(centen) % 100).padStart(2, "0");
  return `€ ${teken}${String(heel).replaceAll(/\B(?=(\d{3})+$)/g, ".")},${rest}`;
}

/** `drie`; in figures above twelve, as letters do. */
export function getalInWoorden(aantal: number): string {
  return GETALLEN[aantal] ?? String(aantal);
}

/** `drie maanden`, `één jaar`. */
export function maandenInWoorden(maanden: number): string {
  if (maanden % 12 === 0) return `${getalInWoorden(maanden / 12)} jaar`;
  return `${getalInWoorden(maanden)} ${maanden === 1 ? "maand" : "maanden"}`;
}

/** `drie weken`, or days where it is no whole number of weeks. */
export function dagenInWeken(dagen: number): string {
  const weken = dagen / 7;
  if (!Number.isInteger(weken)) return `${getalInWoorden(dagen)} ${dagen === 1 ? "dag" : "dagen"}`;
  return `${getalInWoorden(weken)} ${weken === 1 ? "week" : "weken"}`;
}

/** The paragraphs of a text: its lines, those that are empty left out. */
export function alineas(tekst: string | null | undefined): string[] {
  return (tekst ?? "")
    .split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/)
    .map((regel) => regel.trim())
    .filter((regel) => regel !== "");
}

/** A text that ends as a sentence does. */
export function zin(tekst: string): string {
  const kaal = tekst.trim();
  return kaal === "" || /[.!?…:;]["”’)]?$/.test(kaal) ? kaal : `${kaal}.`;
}

export function hoofdletter(tekst: string): string {
  return tekst.charAt(0).toLocaleUpperCase("nl") + tekst.slice(1);
}
