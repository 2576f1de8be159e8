/** The registration form (§3, §4a): what is known filled in, what is not with room to write it. */
import type { Paragraph, Table } from "docx";
import type { IsoDate } from "../procedure/datum.ts";
import { datumInWoorden } from "../procedure/datum.ts";
import type { Klacht, Standpunt } from "../procedure/klacht.ts";
import { statusOp } from "../procedure/verloop.ts";
import {
  AFSLUITREDENEN,
  labelVan,
  OORDELEN,
  WIJZEN_VAN_AFHANDELING,
  type Woord,
  type Woordenlijsten,
} from "../procedure/woordenlijsten.ts";
import { type Instellingen, woordenlijstenVan } from "../register/instellingen.ts";
import {
  alinea,
  gegevens,
  keuzes,
  kop,
  lijst,
  ofRegels,
  type Rij,
  run,
  titel,
  type Waarde,
} from "./bouwstenen.ts";
import {
  dag,
  gesprekInWoorden,
  jaNee,
  kifidInWoorden,
  maatregelInWoorden,
  oordeelInWoorden,
  richtingInWoorden,
  soortInWoorden,
  woonplaats,
} from "./gegevens.ts";
import { packDocument } from "./inpakken.ts";
import { hoofdletter } from "./opmaak.ts";

/** The form of a case, or a blank one for paper. */
export function makeForm(klacht: Klacht | null, instellingen: Instellingen, today: IsoDate): Uint8Array {
  const kantoor = instellingen.kantoor.naam ?? "";
  const naam = klacht ? `Klachtregistratieformulier ${klacht.nummer}` : "Klachtregistratieformulier";
  const lijsten = woordenlijstenVan(instellingen);
  return packDocument({
    titel: naam,
    maker: kantoor || "Klachtenregister",
    omschrijving: "Klachtregistratieformulier (klachtenprocedure §3 en §4a)",
    datum: today,
    onderschrift: [kantoor, naam].filter(Boolean).join(" · "),
    children: [
      titel("Klachtregistratieformulier"),
      alinea([run(kantoor)], 2),
      gegevens(
        klacht === null
          ? [["Klachtnummer", leeg()]]
          : [
              ["Klachtnummer", klacht.nummer],
              ["Status", `${hoofdletter(statusOp(klacht, today))} (op ${datumInWoorden(today)})`],
            ],
      ),
      ...klagerdeel(klacht),
      ...klachtdeel(klacht, lijsten),
      ...behandeling(klacht),
      ...standpuntdeel(klacht, lijsten),
      ...bezwaardeel(klacht),
      ...afhandeling(klacht),
      ...correspondentie(klacht),
    ],
  });
}

type Deel = (Paragraph | Table)[];

const leeg = (regels = 1): Waarde => ({ regels });

function klagerdeel(klacht: Klacht | null): Deel {
  const klager = klacht?.klager;
  return [
    kop("1. Klager"),
    gegevens([
      ["Naam", ofRegels(klager?.naam)],
      ["Adres", ofRegels(klager?.adres)],
      ["Postcode en plaats", ofRegels(klager && woonplaats(klager))],
      ["Telefoon", ofRegels(klager?.telefoon)],
      ["E-mail", ofRegels(klager?.email)],
      ["Klantnummer", ofRegels(klager?.klantnummer)],
    ]),
  ];
}

function klachtdeel(klacht: Klacht | null, lijsten: Woordenlijsten): Deel {
  return [
    kop("2. Klacht"),
    gegevens([
      ["Ingediend op", ofRegels(klacht && dag(klacht.ingediendOp))],
      ["Wijze van indienen", keuze(lijsten.wijze, klacht?.wijze)],
      ["Ontvangen door", ofRegels(klacht?.ontvangenDoor)],
      ["Vertrouwelijk", keuzes(["Ja", "Nee"], klacht && jaNee(klacht.vertrouwelijk))],
      ["Aard van de klacht", keuze(lijsten.aard, klacht?.aard)],
      ["Product", keuze(lijsten.product, klacht?.product)],
      ["Polisnummer", ofRegels(klacht?.polisnummer)],
      ["Maatschappij", ofRegels(klacht?.maatschappij)],
      ["Betrokken medewerker", ofRegels(klacht?.betrokkenMedewerker)],
      ["Omschrijving", ofRegels(klacht?.omschrijving, 6)],
      ["Gewenste oplossing", ofRegels(klacht?.gewensteOplossing, 2)],
    ]),
  ];
}

function behandeling(klacht: Klacht | null): Deel {
  const onderzoek = klacht?.notities.map(
    ({ datum, met, tekst }) => `${dag(datum)}${met ? `, met ${met}` : ""}: ${tekst}`,
  );
  return [
    kop("3. Behandeling"),
    gegevens([
      ["Verantwoordelijke", ofRegels(klacht?.verantwoordelijke)],
      ["Gemeld op", ofRegels(klacht && dag(klacht.gemeldOp))],
      ["Ontvangst bevestigd op", ofRegels(klacht && dag(klacht.bevestigdOp))],
      ["Onderzoek", ofRegels(onderzoek?.join("\n"), 3)],
      ...(klacht?.uitstel ?? []).map(
        ({ datum, tot, reden }): Rij => ["Uitstel", `${dag(datum)}: tot ${dag(tot)}. ${reden}`],
      ),
    ]),
  ];
}

function standpuntdeel(klacht: Klacht | null, lijsten: Woordenlijsten): Deel {
  const eerste = klacht?.standpunten.find(({ ronde }) => ronde === 1);
  return [
    kop("4. Standpunt en maatregelen"),
    gegevens([
      ...standpuntrijen(eerste),
      ["Maatregelen", ofRegels(klacht?.maatregelen.map(maatregelInWoorden).join("\n"), 2)],
      ["Oorzaak", ofRegels(klacht && labelVan(lijsten.oorzaak, klacht.oorzaak))],
      ["Verbetermaatregel", ofRegels(klacht?.verbetermaatregel)],
    ]),
  ];
}

function standpuntrijen(standpunt: Standpunt | undefined): Rij[] {
  return [
    [
      "Oordeel",
      keuzes(
        OORDELEN.map(({ label }) => label),
        standpunt ? oordeelInWoorden(standpunt.oordeel) : null,
      ),
    ],
    ["Motivering", ofRegels(standpunt?.motivering, 4)],
    ["Datum", ofRegels(standpunt && dag(standpunt.datum))],
    ["Door", ofRegels(standpunt?.door)],
    ["Meegedeeld op en wijze", ofRegels(standpunt && mededeling(standpunt))],
  ];
}

function mededeling({ meegedeeldOp, wijzeVanMededeling }: Standpunt): string {
  return [dag(meegedeeldOp), labelVan(WIJZEN_VAN_AFHANDELING, wijzeVanMededeling).toLowerCase()]
    .filter(Boolean)
    .join(", ");
}

function bezwaardeel(klacht: Klacht | null): Deel {
  const tweede = klacht?.standpunten.find(({ ronde }) => ronde > 1);
  return [
    kop("5. Bezwaar, gesprek en geschil"),
    gegevens([
      ["Bezwaar", ofRegels(klacht?.bezwaren.map(({ datum, tekst }) => `${dag(datum)}: ${tekst}`).join("\n"))],
      [
        "Herbeoordeling",
        ofRegels(
          tweede &&
            `${dag(tweede.datum)}, door ${tweede.beoordelaars.join(" en ")}: ${oordeelInWoorden(tweede.oordeel).toLowerCase()}\n${tweede.motivering}`,
          2,
        ),
      ],
      ...(tweede ? [["Meegedeeld op en wijze", ofRegels(mededeling(tweede))] satisfies Rij] : []),
      ["Gesprekken", ofRegels(klacht?.gesprekken.map(gesprekInWoorden).join("\n"))],
      ["Kifid", ofRegels(klacht?.kifid.map(kifidInWoorden).join("\n"))],
    ]),
  ];
}

function afhandeling(klacht: Klacht | null): Deel {
  return [
    kop("6. Afhandeling"),
    gegevens([
      ["Afgehandeld op", ofRegels(klacht && dag(klacht.afgehandeldOp))],
      ["Wijze van afhandeling", keuze(WIJZEN_VAN_AFHANDELING, klacht?.wijzeVanAfhandeling)],
      ["Reden van afsluiting", keuze(AFSLUITREDENEN, klacht?.afsluitreden)],
      ...(klacht?.afsluittoelichting ? [["Toelichting", klacht.afsluittoelichting] satisfies Rij] : []),
      ["Klager berust", keuzes(["Ja", "Nee"], klacht && jaNee(klacht.berust))],
      ["Handtekening verantwoordelijke", leeg(2)],
    ]),
  ];
}

function correspondentie(klacht: Klacht | null): Deel {
  const brieven = klacht?.correspondentie ?? [];
  const leegteRijen = brieven.length > 0 ? 0 : klacht === null ? 5 : 2;
  return [
    kop("7. Correspondentie"),
    lijst(
      [
        ["Datum", 20],
        ["In of uit", 22],
        ["Soort", 42],
        ["Onderwerp", 86],
      ],
      [
        ...brieven.map((brief) => [
          dag(brief.datum),
          richtingInWoorden(brief),
          soortInWoorden(brief),
          brief.onderwerp,
        ]),
        ...Array.from({ length: leegteRijen }, () => ["", "", "", ""]),
      ],
    ),
  ];
}

/** The word that was chosen; all of them to tick where nothing is known. */
function keuze(woorden: readonly Woord[], code: string | null | undefined): Waarde {
  return code
    ? labelVan(woorden, code)
    : keuzes(
        woorden.map(({ label }) => label),
        null,
      );
}
