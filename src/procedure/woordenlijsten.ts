/** The vocabularies of the procedure: codes as typed and stored, labels as shown. */
import { opsomming } from "./tekst.ts";

export interface Woord {
  readonly code: string;
  readonly label: string;
}

/** A list of words from its codes and labels. */
export const woorden = (lijst: Record<string, string>): readonly Woord[] =>
  Object.entries(lijst).map(([code, label]) => ({ code, label }));

export const WIJZEN = woorden({
  mondeling: "Mondeling",
  telefonisch: "Telefonisch",
  brief: "Brief",
  "e-mail": "E-mail",
  website: "Website",
  overig: "Overig",
});

export const AARDEN = woorden({
  advies: "Advies",
  informatie: "Informatie",
  schadeafhandeling: "Schadeafhandeling",
  acceptatie: "Acceptatie",
  "premie-incasso": "Premie en incasso",
  "polis-administratie": "Polis en administratie",
  "opzegging-royement": "Opzegging of royement",
  doorlooptijd: "Doorlooptijd",
  bereikbaarheid: "Bereikbaarheid",
  bejegening: "Bejegening",
  privacy: "Privacy",
  "kosten-vergoeding": "Kosten of vergoeding",
  overig: "Overig",
});

export const PRODUCTEN = woorden({
  auto: "Auto",
  "woonhuis-inboedel": "Woonhuis en inboedel",
  aansprakelijkheid: "Aansprakelijkheid",
  rechtsbijstand: "Rechtsbijstand",
  reis: "Reis",
  "leven-uitvaart": "Leven en uitvaart",
  hypotheek: "Hypotheek",
  pensioen: "Pensioen",
  "inkomen-arbeidsongeschiktheid": "Inkomen en arbeidsongeschiktheid",
  zorg: "Zorg",
  zakelijk: "Zakelijk",
  overig: "Overig",
  geen: "Geen",
});

export const OORZAKEN = woorden({
  "menselijke-fout": "Menselijke fout",
  werkwijze: "Werkwijze",
  kennis: "Kennis",
  systeem: "Systeem",
  "derde-verzekeraar": "Derde of verzekeraar",
  "communicatie-verwachting": "Communicatie of verwachting",
  geen: "Geen",
  overig: "Overig",
});

export const OORDELEN = woorden({
  gegrond: "Gegrond",
  "gedeeltelijk-gegrond": "Gedeeltelijk gegrond",
  ongegrond: "Ongegrond",
});

export const AFSLUITREDENEN = woorden({
  afgehandeld: "Afgehandeld",
  ingetrokken: "Ingetrokken",
  "geen-klacht": "Geen klacht",
  doorgestuurd: "Doorgestuurd",
});

export const WIJZEN_VAN_AFHANDELING = woorden({
  brief: "Brief",
  "e-mail": "E-mail",
  gesprek: "Gesprek",
  telefoon: "Telefoon",
});

export const MAATREGELEN = woorden({
  verontschuldiging: "Verontschuldiging",
  nakoming: "Nakoming",
  schadevergoeding: "Schadevergoeding",
  verzekeraar: "Beroepsaansprakelijkheidsverzekeraar ingeschakeld",
});

/** What the measure `verzekeraar` says once it bears the insurer's agreement. */
export const VERZEKERAAR_STEMT_IN = "Beroepsaansprakelijkheidsverzekeraar stemt in";

export const GESPREK_UITKOMSTEN = woorden({
  overeenstemming: "Overeenstemming",
  "geen-overeenstemming": "Geen overeenstemming",
  "standpunt-meegedeeld": "Standpunt meegedeeld",
});

export const KIFID_STATUSSEN = woorden({
  verwezen: "Verwezen naar Kifid",
  aanhangig: "Aanhangig bij Kifid",
  uitspraak: "Uitspraak van Kifid",
});

export const JA_NEE = woorden({ ja: "Ja", nee: "Nee" });

export const RICHTINGEN = woorden({ in: "Ontvangen", uit: "Verzonden" });

/** The letters that the procedure asks for. */
export const BRIEFSOORTEN = woorden({
  ontvangstbevestiging: "Ontvangstbevestiging",
  informatieverzoek: "Verzoek om informatie",
  uitstel: "Uitstel",
  standpunt: "Standpunt",
  herbeoordeling: "Herbeoordeling",
  "uitnodiging-gesprek": "Uitnodiging voor een gesprek",
  kifid: "Verwijzing naar Kifid",
  afsluiting: "Afsluiting",
});

/** The vocabularies that a case is described with; an office may add to `aard`, `product` and `oorzaak`. */
export interface Woordenlijsten {
  readonly wijze: readonly Woord[];
  readonly aard: readonly Woord[];
  readonly product: readonly Woord[];
  readonly oorzaak: readonly Woord[];
}

export const STANDAARD_WOORDENLIJSTEN: Woordenlijsten = {
  wijze: WIJZEN,
  aard: AARDEN,
  product: PRODUCTEN,
  oorzaak: OORZAKEN,
};

/** The label of a code, or the code itself where the list doesn't know it (an office may have dropped its own). */
export function labelVan(lijst: readonly Woord[], code: string | null): string {
  if (code === null) return "";
  return lijst.find((woord) => woord.code === code)?.label ?? code;
}

/**
 * The code that somebody means: the code or the label, whatever its case, with spaces or hyphens.
 * Returns null when the list has no such word.
 */
export function zoekCode(lijst: readonly Woord[], getypt: string): string | null {
  const codes = perLijst.get(lijst) ?? codesVan(lijst);
  perLijst.set(lijst, codes);
  return codes.get(vergelijkbaar(getypt)) ?? null;
}

const perLijst = new WeakMap<readonly Woord[], ReadonlyMap<string, string>>();

/** The code of everything that may be typed for it; where two words are alike the first counts. */
function codesVan(lijst: readonly Woord[]): ReadonlyMap<string, string> {
  return new Map(
    lijst.toReversed().flatMap(({ code, label }) => [
      [vergelijkbaar(label), code],
      [vergelijkbaar(code), code],
    ]),
  );
}

function vergelijkbaar(tekst: string): string {
  return tekst
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, "-");
}

/** The codes of a list as they stand in a sentence: `a, b of c`. */
export function opsommingVanCodes(lijst: readonly Woord[]): string {
  return opsomming(
    lijst.map(({ code }) => code),
    "of",
  );
}
