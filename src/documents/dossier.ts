/** The klager's file, for his inspection (§5): all of his case but the internal notes, and that is said on its cover. */
import { PageBreak, Paragraph, type Table } from "docx";
import { datumInWoorden, type IsoDate, toonDatum } from "../procedure/datum.ts";
import type { Correspondentie, Klacht, Standpunt } from "../procedure/klacht.ts";
import { statusOp } from "../procedure/verloop.ts";
import { labelVan, WIJZEN_VAN_AFHANDELING } from "../procedure/woordenlijsten.ts";
import { type Instellingen, woordenlijstenVan } from "../register/instellingen.ts";
import { alinea, gegevens, kop, lijst, mm, type Rij, run, tekst, titel, tussenkop } from "./bouwstenen.ts";
import {
  afhandelingInWoorden,
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
import { tijdlijn } from "./tijdlijn.ts";

type Deel = (Paragraph | Table)[];

/** The file of a case as one document; the files of the correspondence go beside it. */
export function makeFile(klacht: Klacht, instellingen: Instellingen, today: IsoDate): Uint8Array {
  const kantoor = instellingen.kantoor.naam ?? "";
  return packDocument({
    titel: `Dossier van klacht ${klacht.nummer}`,
    maker: kantoor || "Klachtenregister",
    omschrijving: "Dossier van de klacht, ter inzage voor de klager (klachtenprocedure §5)",
    datum: today,
    onderschrift: [kantoor, `Dossier van klacht ${klacht.nummer}`].filter(Boolean).join(" · "),
    children: [
      ...omslag(klacht, kantoor, today),
      ...registratie(klacht, instellingen),
      ...verloop(klacht),
      ...standpunten(klacht),
      ...maatregelen(klacht),
      ...geschil(klacht),
      ...correspondentie(klacht),
    ],
  });
}

function omslag(klacht: Klacht, kantoor: string, today: IsoDate): Deel {
  return [
    new Paragraph({ spacing: { before: mm(45), after: mm(2) }, children: [run(kantoor, { size: 22 })] }),
    titel(`Dossier van klacht ${klacht.nummer}`),
    alinea("Ter inzage voor de klager (klachtenprocedure §5)", 10),
    gegevens([
      ["Klager", klacht.klager.naam],
      ["Ingediend op", datumInWoorden(klacht.ingediendOp)],
      ["Status", hoofdletter(statusOp(klacht, today))],
      ["Samengesteld op", datumInWoorden(today)],
    ]),
    new Paragraph({ spacing: { before: mm(10) }, children: [] }),
    alinea(
      "Dit dossier bevat de registratie van de klacht, het verloop, de standpunten, de maatregelen en de correspondentie.",
    ),
    alinea("De interne aantekeningen van het onderzoek zijn niet in dit dossier opgenomen."),
    new Paragraph({ children: [new PageBreak()] }),
  ];
}

function registratie(klacht: Klacht, instellingen: Instellingen): Deel {
  const { klager } = klacht;
  const lijsten = woordenlijstenVan(instellingen);
  return [
    kop("Registratie"),
    gegevens(
      gevuld([
        ["Naam", klager.naam],
        ["Adres", klager.adres],
        ["Postcode en plaats", woonplaats(klager)],
        ["Telefoon", klager.telefoon],
        ["E-mail", klager.email],
        ["Klantnummer", klager.klantnummer],
        ["Ingediend op", dag(klacht.ingediendOp)],
        ["Wijze van indienen", labelVan(lijsten.wijze, klacht.wijze)],
        ["Ontvangen door", klacht.ontvangenDoor],
        ["Vertrouwelijk", jaNee(klacht.vertrouwelijk)],
        ["Aard van de klacht", labelVan(lijsten.aard, klacht.aard)],
        ["Product", labelVan(lijsten.product, klacht.product)],
        ["Polisnummer", klacht.polisnummer],
        ["Maatschappij", klacht.maatschappij],
        ["Betrokken medewerker", klacht.betrokkenMedewerker],
        ["Verantwoordelijke", klacht.verantwoordelijke],
        ["Omschrijving", klacht.omschrijving],
        ["Gewenste oplossing", klacht.gewensteOplossing],
      ]),
    ),
  ];
}

function verloop(klacht: Klacht): Deel {
  const momenten = tijdlijn(klacht).map(({ datum, tekst: wat }) => [toonDatum(datum), wat]);
  return [
    kop("Verloop"),
    lijst(
      [
        ["Datum", 24],
        ["Gebeurtenis", 146],
      ],
      momenten,
    ),
    ...(klacht.uitstel.length === 0 ? [] : [tussenkop("Uitstel")]),
    ...klacht.uitstel.flatMap(({ datum, tot, reden }) =>
      tekst(`Op ${datumInWoorden(datum)} is de reactie uitgesteld tot ${datumInWoorden(tot)}. ${reden}`),
    ),
  ];
}

function standpunten({ standpunten: genomen }: Klacht): Deel {
  if (genomen.length === 0) return [kop("Standpunt"), alinea("Er is nog geen standpunt ingenomen.")];
  return genomen.flatMap((standpunt) => [
    kop(standpunt.ronde === 1 ? "Standpunt" : "Herbeoordeling"),
    gegevens(
      gevuld([
        ["Oordeel", oordeelInWoorden(standpunt.oordeel)],
        ["Datum", dag(standpunt.datum)],
        ["Door", standpunt.beoordelaars.length > 0 ? standpunt.beoordelaars.join(", ") : standpunt.door],
        ["Meegedeeld", mededeling(standpunt)],
        ["Motivering", standpunt.motivering],
      ]),
      { bijeen: true },
    ),
  ]);
}

function mededeling({ meegedeeldOp, wijzeVanMededeling }: Standpunt): string {
  const wijze = labelVan(WIJZEN_VAN_AFHANDELING, wijzeVanMededeling).toLowerCase();
  return [dag(meegedeeldOp), wijze].filter(Boolean).join(", ");
}

function maatregelen({ maatregelen: genomen }: Klacht): Deel {
  if (genomen.length === 0) return [];
  return [
    kop("Maatregelen"),
    gegevens(genomen.map((maatregel): Rij => [dag(maatregel.datum), maatregelInWoorden(maatregel)])),
  ];
}

function geschil(klacht: Klacht): Deel {
  const { bezwaren, gesprekken, kifid } = klacht;
  return [
    ...(bezwaren.length === 0 ? [] : [kop("Bezwaar")]),
    ...bezwaren.flatMap(({ datum, tekst: wat }) => [tussenkop(datumInWoorden(datum)), ...tekst(wat)]),
    ...(gesprekken.length === 0 ? [] : [kop("Gesprekken")]),
    ...gesprekken.flatMap((gesprek) => [tussenkop(gesprekInWoorden(gesprek)), ...tekst(gesprek.verslag)]),
    ...(kifid.length === 0 ? [] : [kop("Kifid"), ...kifid.flatMap((stap) => tekst(kifidInWoorden(stap)))]),
    ...(klacht.afgehandeldOp === null
      ? []
      : [
          kop("Afhandeling"),
          gegevens(
            gevuld([
              ["Afgehandeld op", dag(klacht.afgehandeldOp)],
              ["Wijze", afhandelingInWoorden(klacht)],
              ["Toelichting", klacht.afsluittoelichting],
              ["Klager berust", jaNee(klacht.berust)],
            ]),
          ),
        ]),
  ];
}

function correspondentie({ correspondentie: brieven }: Klacht): Deel {
  if (brieven.length === 0) return [kop("Correspondentie"), alinea("Er is geen correspondentie vastgelegd.")];
  return [
    kop("Correspondentie"),
    lijst(
      [
        ["Nr.", 10],
        ["Datum", 22],
        ["In of uit", 22],
        ["Soort", 36],
        ["Onderwerp", 80],
      ],
      brieven.map((brief) => [
        String(brief.id),
        dag(brief.datum),
        richtingInWoorden(brief),
        soortInWoorden(brief),
        brief.onderwerp,
      ]),
    ),
    ...brieven.flatMap(uitgeschreven),
  ];
}

/** A letter with its text; one that is only a file is in the list above. */
function uitgeschreven(brief: Correspondentie): Deel {
  const bijlage = brief.bestandsnaam
    ? [alinea([run(`Bestand: ${brief.bestandsnaam}`, { italics: true })])]
    : [];
  const inhoud = tekst(brief.tekst);
  if (inhoud.length + bijlage.length === 0) return [];
  return [
    tussenkop(`${brief.id}. ${brief.onderwerp} (${datumInWoorden(brief.datum)})`),
    ...inhoud,
    ...bijlage,
  ];
}

/** The entries that have a value. */
function gevuld(rijen: readonly (readonly [string, string | null])[]): Rij[] {
  return rijen.flatMap(([label, waarde]) => (waarde ? [[label, waarde] as const] : []));
}
