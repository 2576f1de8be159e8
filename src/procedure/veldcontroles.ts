/** The checks of the fields: what was typed, in the form that is kept, or the reason why it can't be. */
import type { Antwoorden, Controle, Gelezen, Kader } from "./antwoorden.ts";
import { leesDatum } from "./datum.ts";
import { aangehaald, leesRegel } from "./tekst.ts";
import { opsommingVanCodes, type Woord, type Woordenlijsten, zoekCode } from "./woordenlijsten.ts";

/** Yes or no, as `ja` or `nee`. */
export function leesJaNee(getypt: string): Gelezen {
  const tekst = getypt.trim().toLowerCase();
  if (["ja", "j", "true", "1"].includes(tekst)) return { waarde: "ja" };
  if (["nee", "n", "false", "0"].includes(tekst)) return { waarde: "nee" };
  return { fout: "moet ja of nee zijn" };
}

/** A check for a word of a list. */
export function leesKeuze(lijst: (lijsten: Woordenlijsten) => readonly Woord[]): Controle {
  return (getypt, { woordenlijsten }) => {
    const woorden = lijst(woordenlijsten);
    const code = zoekCode(woorden, getypt);
    return code === null
      ? { fout: `kent ${aangehaald(getypt)} niet; kies uit ${opsommingVanCodes(woorden)}` }
      : { waarde: code };
  };
}

/** A day that is not yet to come. */
export function leesDatumTotVandaag(getypt: string, { vandaag }: Kader): Gelezen {
  const datum = leesDatum(getypt, vandaag);
  if (datum === null)
    return {
      fout: `${aangehaald(getypt)} is geen datum; typ DD-MM-JJJJ, of een dag zoals gisteren, maandag of -3`,
    };
  return datum > vandaag ? { fout: "mag niet in de toekomst liggen" } : { waarde: datum };
}

/** Whether an address lies in the Netherlands: no country means that it does. */
export function isNederland(land: string | null | undefined): boolean {
  return ["", "nl", "nederland", "the netherlands", "holland"].includes((land ?? "").trim().toLowerCase());
}

/** A country; the Netherlands under one name. Who expects to be asked for the postcode types that. */
export function leesLand(getypt: string): Gelezen {
  if (isNederland(getypt)) return { waarde: "Nederland" };
  return /^\s*\d/.test(getypt)
    ? { fout: `${aangehaald(getypt)} is geen land; laat het leeg voor Nederland` }
    : leesRegel(getypt, 60);
}

/** `1234 AB` in the Netherlands, anything elsewhere. */
export function leesPostcode(getypt: string, _kader: Kader, { land }: Antwoorden): Gelezen {
  if (!isNederland(land)) return leesRegel(getypt, 20);
  const delen = /^([1-9]\d{3})\s{0,3}([A-Za-z]{2})$/.exec(getypt.trim());
  return delen
    ? { waarde: `${delen[1]} ${delen[2]!.toUpperCase()}` }
    : { fout: `${aangehaald(getypt)} is geen Nederlandse postcode; typ 1234 AB` };
}

/** A telephone number as it was written, of 8 to 15 digits. */
export function leesTelefoon(getypt: string): Gelezen {
  const nummer = getypt.trim();
  const cijfers = nummer.replaceAll(/\D/g, "").length;
  return /^\+?[\d ()/.-]{1,30}$/.test(nummer) && cijfers >= 8 && cijfers <= 15
    ? { waarde: nummer }
    : {
        fout: `${aangehaald(getypt)} is geen telefoonnummer; typ bijvoorbeeld 0513 123 456 of +31 6 1234 5678`,
      };
}

const DEEL_VAN_EMAIL = /^[^\s@<>()",;:\\[\]]+$/;

/** An e-mail address of the common form. */
export function leesEmail(getypt: string): Gelezen {
  const adres = leesRegel(getypt, 254);
  const [voor = "", domein = "", ...rest] = getypt.trim().split("@");
  const goed =
    "waarde" in adres &&
    rest.length === 0 &&
    voor.length <= 64 &&
    DEEL_VAN_EMAIL.test(voor) &&
    DEEL_VAN_EMAIL.test(domein) &&
    domein.split(".").length > 1 &&
    domein.split(".").every((deel) => deel !== "") &&
    (domein.split(".").at(-1)?.length ?? 0) > 1;
  return goed
    ? adres
    : { fout: `${aangehaald(getypt)} is geen e-mailadres; typ bijvoorbeeld naam@voorbeeld.nl` };
}
