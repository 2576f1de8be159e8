/** Cases with a whole past and every odd character, for what must bring them over unharmed. */
import fc from "fast-check";
import { plusDagen } from "../../src/procedure/datum.ts";
import { leesRegel, leesTekst } from "../../src/procedure/tekst.ts";
import { STANDAARD_TERMIJNREGELS, TERMIJNEN, termijnenBijIntake } from "../../src/procedure/termijnen.ts";
import { WETTELIJKE_KALENDER } from "../../src/procedure/werkdagen.ts";
import {
  AARDEN,
  AFSLUITREDENEN,
  GESPREK_UITKOMSTEN,
  KIFID_STATUSSEN,
  MAATREGELEN,
  OORDELEN,
  OORZAKEN,
  PRODUCTEN,
  WIJZEN,
  WIJZEN_VAN_AFHANDELING,
  type Woord,
} from "../../src/procedure/woordenlijsten.ts";
import type { NieuweKlacht } from "../../src/register/schrijven.ts";

/** What spreadsheets, parsers and people stumble over. */
const LASTIG = [
  "=1+1",
  "+31 6",
  "-",
  "@SUM(A1)",
  "'aanhaling",
  "''",
  "'=1",
  "＝1",
  "0612345678",
  "0",
  "1234567890123456",
  "1-2",
  "2024-03-04",
  "04-03-2024",
  "3 mei",
  "12,50",
  "1e5",
  "50%",
  "10:30",
  "waar",
  "ja",
  "nee",
  "null",
  ";",
  "a;b",
  '"',
  '""',
  'zei "nee"; en',
  "a, b",
  "NaN",
  "[object Object]",
  "\\n",
  "é e\u0301 ß İ",
  "👩‍👧 🇳🇱",
  "עברית العربية",
  "<b>&amp;</b>",
  "sep=;",
];

const regel = (max = 200) =>
  fc
    .oneof(
      fc.constantFrom(...LASTIG),
      fc.string({ unit: "grapheme", maxLength: 30 }),
      fc.string({ unit: "binary", maxLength: 20 }),
    )
    .map((tekst) => leesRegel(tekst, max))
    .filter((gelezen): gelezen is { waarde: string } => "waarde" in gelezen && gelezen.waarde !== "")
    .map(({ waarde }) => waarde);

const tekst = fc
  .array(fc.oneof(regel(), fc.constantFrom("\n", "\n\n", "\t", " ", '"', ";", "\r\n")), {
    minLength: 1,
    maxLength: 6,
  })
  .map((delen) => leesTekst(delen.join("")))
  .filter((gelezen): gelezen is { waarde: string } => "waarde" in gelezen && gelezen.waarde !== "")
  .map(({ waarde }) => waarde);

const ofNiets = <T>(waarde: fc.Arbitrary<T>) => fc.option(waarde, { nil: null });
const code = <T extends string>(woorden: readonly Woord[]) =>
  fc.constantFrom(...woorden.map((woord) => woord.code as T));
const naam = regel().filter((getypt) => !getypt.includes(";"));

export const EERSTE_DAG = "2023-01-02";
export const LAATSTE_DAG = "2026-12-31";

const dag = fc.integer({ min: 0, max: 700 }).map((na) => plusDagen(EERSTE_DAG, na));
const dagNa = (begin: string) => fc.integer({ min: 0, max: 60 }).map((na) => plusDagen(begin, na));

const intake = (ingediendOp: string) =>
  fc.record({
    ingediendOp: fc.constant(ingediendOp),
    ontvangenDoor: ofNiets(regel()),
    wijze: code(WIJZEN),
    vertrouwelijk: fc.constant(false),
    klager: fc.record({
      naam: regel(),
      adres: ofNiets(regel()),
      postcode: ofNiets(fc.constantFrom("8441 AB", "1011 ZZ")),
      plaats: ofNiets(regel()),
      land: ofNiets(fc.constant("Nederland")),
      telefoon: ofNiets(fc.constantFrom("0513 123 456", "0612345678", "+31 6 1234 5678", "(0513) 12-34-56")),
      email: ofNiets(fc.constantFrom("jan@voorbeeld.nl", "+x=y@voorbeeld.nl", "-a'b@voorbeeld.nl")),
      klantnummer: ofNiets(regel(50)),
    }),
    aard: code(AARDEN),
    product: ofNiets(code(PRODUCTEN)),
    polisnummer: ofNiets(regel(50)),
    maatschappij: ofNiets(regel()),
    omschrijving: tekst,
    gewensteOplossing: ofNiets(tekst),
    betrokkenMedewerker: ofNiets(regel()),
  });

const lijst = <T>(regelVan: fc.Arbitrary<T>) => fc.array(regelVan, { maxLength: 3 });

const verleden = (ingediendOp: string) => {
  const datum = dagNa(ingediendOp);
  const termijnen = termijnenBijIntake(ingediendOp, STANDAARD_TERMIJNREGELS, WETTELIJKE_KALENDER);
  return fc.record({
    maatregelen: lijst(
      fc.record({
        soort: code<"nakoming">(MAATREGELEN),
        datum,
        bedrag: ofNiets(fc.integer({ min: 1, max: 100_000_000_00 })),
        toelichting: ofNiets(tekst),
        akkoordVerzekeraar: fc.boolean(),
      }),
    ),
    bezwaren: lijst(fc.record({ datum, tekst })),
    gesprekken: lijst(
      fc.record({
        datum,
        aanwezig: fc.array(naam, { maxLength: 3 }),
        verslag: tekst,
        uitkomst: code<"overeenstemming">(GESPREK_UITKOMSTEN),
      }),
    ),
    kifid: lijst(fc.record({ datum, status: code<"verwezen">(KIFID_STATUSSEN), uitkomst: ofNiets(tekst) })),
    uitstel: lijst(fc.record({ datum, tot: datum, reden: tekst })),
    notities: lijst(fc.record({ datum, met: ofNiets(regel()), tekst })),
    correspondentie: lijst(
      fc.record({
        datum,
        richting: fc.constantFrom("in" as const, "uit" as const),
        soort: regel(),
        onderwerp: regel(),
        tekst: ofNiets(tekst),
        bestandsnaam: ofNiets(regel()),
        mediatype: ofNiets(fc.constant("application/pdf")),
        // Whether a file comes along has a test of its own.
        grootte: fc.constant(null),
        sha256: fc.constant(null),
      }),
    ).map((stukken) => stukken.map((stuk, index) => ({ id: 2 * index + 1, ...stuk, inhoud: null }))),
    oorzaak: ofNiets(code(OORZAKEN)),
    verbetermaatregel: ofNiets(tekst),
    afsluittoelichting: ofNiets(tekst),
    berust: ofNiets(fc.boolean()),
    geanonimiseerdOp: ofNiets(datum),
    termijnen: fc
      .subarray(Object.keys(TERMIJNEN) as (keyof typeof TERMIJNEN)[], { minLength: 1 })
      .chain((soorten) =>
        fc.tuple(
          ...soorten.map((soort) =>
            fc.record({
              soort: fc.constant(soort),
              uiterlijk: fc.constant(termijnen[0]!.uiterlijk),
              eersteUiterlijk: ofNiets(datum),
              voldaanOp: ofNiets(datum),
              vervallenOp: ofNiets(datum),
            }),
          ),
        ),
      ),
  });
};

const loop = (ingediendOp: string) => {
  const datum = ofNiets(dagNa(ingediendOp));
  return fc.record({
    ingediendOp: fc.constant(ingediendOp),
    gemeldOp: datum,
    bevestigdOp: datum,
    meegedeeldOp: datum,
    schriftelijkOp: datum,
    bezwaarOp: datum,
    geschilOp: datum,
    overeenstemmingOp: datum,
    afgehandeldOp: datum,
  });
};

const standpunt = (ronde: 1 | 2, datum: string) =>
  fc.record({
    ronde: fc.constant(ronde),
    oordeel: code<"gegrond">(OORDELEN),
    motivering: tekst,
    datum: fc.constant(datum),
    door: ronde === 1 ? ofNiets(regel()) : fc.constant(null),
    beoordelaars: ronde === 2 ? fc.array(naam, { maxLength: 3 }) : fc.constant([]),
    meegedeeldOp: ofNiets(dagNa(datum)),
    wijzeVanMededeling: ofNiets(code(WIJZEN_VAN_AFHANDELING)),
  });

const standpunten = (ingediendOp: string) =>
  fc
    .tuple(fc.integer({ min: 0, max: 2 }), dagNa(ingediendOp), dagNa(ingediendOp))
    .chain(([rondes, eerste, tweede]) =>
      fc.tuple(
        ...(
          [
            [1, eerste],
            [2, tweede],
          ] as const
        )
          .slice(0, rondes)
          .map(([ronde, datum]) => standpunt(ronde, datum)),
      ),
    );

/** A case as it may stand in a register; the number in the old list is its own by its place. */
const dossier: fc.Arbitrary<Omit<NieuweKlacht, "verantwoordelijkeId">> = dag.chain((ingediendOp) =>
  fc
    .record({
      intake: intake(ingediendOp),
      geregistreerdOp: dagNa(ingediendOp),
      mijlpalen: loop(ingediendOp),
      standpunten: standpunten(ingediendOp),
      afsluitreden: ofNiets(code<"afgehandeld">(AFSLUITREDENEN)),
      wijzeVanAfhandeling: ofNiets(code(WIJZEN_VAN_AFHANDELING)),
      externNummer: ofNiets(regel(40)),
      verleden: verleden(ingediendOp),
    })
    .map(({ mijlpalen, afsluitreden, ...rest }) => ({
      ...rest,
      mijlpalen: {
        ...mijlpalen,
        standpuntOp: rest.standpunten[0]?.datum ?? null,
        herbeoordeeldOp: rest.standpunten[1]?.datum ?? null,
      },
      afsluitreden: mijlpalen.afgehandeldOp === null ? null : afsluitreden,
      handelingen: [{ handeling: "opgenomen", details: {} }],
    })),
);

/** A register's worth of cases. */
export const dossiers = fc.array(dossier, { minLength: 1, maxLength: 12 }).map((alle) =>
  alle.map((een, index) => ({
    ...een,
    externNummer: een.externNummer === null ? null : `${een.externNummer}#${index}`,
  })),
);
