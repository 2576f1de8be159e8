/** What can stand where an option or an argument asks for something. */

import { STATUSSEN } from "../../procedure/verloop.ts";
import {
  AFSLUITREDENEN,
  BRIEFSOORTEN,
  GESPREK_UITKOMSTEN,
  JA_NEE,
  KIFID_STATUSSEN,
  MAATREGELEN,
  OORDELEN,
  RICHTINGEN,
  WIJZEN,
  WIJZEN_VAN_AFHANDELING,
  type Woord,
} from "../../procedure/woordenlijsten.ts";
import { standaardInstellingen, vlakkeInstellingen } from "../../register/instellingen.ts";
import { SORTERINGEN } from "../../register/klachtlijst.ts";
import { SHELLS } from "./shells.ts";

/** Words that never change, or where others are to be found: in the register, the settings, on the disk. */
export type Source =
  | readonly Woord[]
  | "cases"
  | "settledCases"
  | "people"
  | "aard"
  | "product"
  | "oorzaak"
  | "files"
  | "folders";

const plain = (codes: readonly string[]): readonly Woord[] => codes.map((code) => ({ code, label: "" }));

const SETTINGS = vlakkeInstellingen(standaardInstellingen()).map(([sleutel]) => sleutel);

/** By the name of the option, behind that of its command where it means something else there. */
const OPTIONS: Readonly<Record<string, Source>> = {
  "--als": "people",
  "--aan": "people",
  "--door": "people",
  "--toewijzen": "people",
  "--verantwoordelijke": "people",
  "--ontvangen-door": "people",
  "--betrokken-medewerker": "people",
  "--aard": "aard",
  "--product": "product",
  "--oorzaak": "oorzaak",
  "--wijze": WIJZEN,
  "sluiten --wijze": WIJZEN_VAN_AFHANDELING,
  "sluiten --reden": AFSLUITREDENEN,
  "--berust": JA_NEE,
  "brief --voorbeeld": BRIEFSOORTEN,
  "--oordeel": OORDELEN,
  "gesprek --uitkomst": GESPREK_UITKOMSTEN,
  "--richting": RICHTINGEN,
  "kifid --status": KIFID_STATUSSEN,
  "lijst --status": plain(STATUSSEN.map((status) => status.replaceAll(" ", "-"))),
  "--sorteer": plain(SORTERINGEN),
  "jaaroverzicht --formaat": plain(["scherm", "docx", "csv", "json"]),
  "exporteren --formaat": plain(["csv", "json"]),
  "--datums": plain(["iso", "nl"]),
  "--nr": "settledCases",
  "--map": "folders",
  "inrichten --klantdossiers": "folders",
  "inrichten --logo": "files",
};

/** By what its value is called. */
const VALUES: Readonly<Record<string, Source>> = {
  "ja/nee": JA_NEE,
  map: "folders",
  pad: "files",
  bestand: "files",
  "koppeling.json": "files",
};

const ARGUMENTS: Readonly<Record<string, Source>> = {
  nr: "cases",
  "heropenen nr": "settledCases",
  "brief soort": BRIEFSOORTEN,
  "maatregel soort": MAATREGELEN,
  "correspondentie wat": plain(["lijst", "toevoegen", "bewaar"]),
  "instellingen zet sleutel": plain(SETTINGS),
  "medewerkers uit-dienst naam": "people",
  "medewerkers wijzig naam": "people",
  "kluis toegang naam": "people",
  "kluis intrekken naam": "people",
  "kluis herstel naam": "people",
  "importeren bestand": "files",
  "reservekopie controle pad": "folders",
  "reservekopie terugzetten pad": "folders",
  "aanvulling shell": plain(SHELLS),
};

/** The source of an option's value; null where anything may be typed. */
export function sourceOfOption(command: string, option: string, value: string): Source | null {
  return OPTIONS[`${command} ${option}`] ?? OPTIONS[option] ?? VALUES[value] ?? null;
}

/** The source of an argument; null where anything may be typed. */
export function sourceOfArgument(command: string, name: string): Source | null {
  return ARGUMENTS[`${command} ${name}`] ?? ARGUMENTS[name] ?? null;
}
