/** The cover of the yearly overview. */
import { datumInWoorden } from "../procedure/datum.ts";
import { toonGetal } from "../procedure/getallen.ts";
import type { Instellingen } from "../register/instellingen.ts";
import type { Jaarverslag } from "../register/jaarlijsten.ts";
import type { Blok } from "./documentstroom.ts";
import { leesLogo } from "./logo.ts";
import { alineas } from "./opmaak.ts";
import { aaneen, vul, type Xml } from "./tekening.ts";
import { kantoorOnderLogo, kantoorZonderLogo, voorblad as tekening } from "./tekeningen/bladen.ts";

export function voorblad(
  { perioden, peildatum, jaren, kantoor }: Jaarverslag,
  instellingen: Instellingen,
  naam: string,
): Blok[] {
  const { kantoor: gegevensVan, verantwoordelijke, kifid } = instellingen;
  const { dit, voorlopig } = perioden;
  const adres = [gegevensVan.adres, [gegevensVan.postcode, gegevensVan.plaats].filter(Boolean).join(" ")];
  const logo = gegevensVan.logo === null ? null : leesLogo(gegevensVan.logo);
  const { aantallen } = jaren.dit;
  const wanneer = voorlopig ? `tot en met ${datumInWoorden(dit.tot)}` : `in ${dit.jaar}`;
  return [
    ...(logo === null ? [] : [{ logo, kantoor: kantoor ?? "het kantoor" }]),
    vul(logo === null ? kantoorZonderLogo : kantoorOnderLogo, { kantoor: kantoor ?? "" }),
    vul(tekening.blad, {
      naam,
      onderwerp: `Alle klachten en hun afhandeling ${wanneer} (klachtenprocedure §5)`,
      gegevens: gegevens([
        ["Periode", `${datumInWoorden(dit.van)} tot en met ${datumInWoorden(dit.tot)}`],
        ["Ontvangen", toonGetal(aantallen.ontvangen)],
        ["Afgehandeld", toonGetal(aantallen.afgehandeld)],
        ["Open aan het einde", toonGetal(aantallen.openEinde)],
        ["Kantoor", [kantoor, ...adres].filter(Boolean).join("\n")],
        ["Verantwoordelijk voor klachten", verantwoordelijke ?? ""],
        ["Aansluitnummer Kifid", kifid.nummer ?? ""],
        ["Samengesteld op", datumInWoorden(peildatum)],
      ]),
    }),
  ];
}

/** A row for each that has a value. */
function gegevens(rijen: readonly (readonly [label: string, waarde: string])[]): Xml {
  return aaneen(
    rijen
      .filter(([, waarde]) => waarde !== "")
      .map(([label, waarde]) => {
        const regels = alineas(waarde).map((regel) => vul(tekening.regel, { regel }));
        return vul(tekening.rij, { label, regels: aaneen(regels) });
      }),
  );
}
