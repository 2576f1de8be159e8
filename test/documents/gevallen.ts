/** Invented cases for the documents: three kinds of klager, and a case as far as each letter needs it. */
import type { BriefInvoer } from "../../src/documents/brief-types.ts";
import type { Briefsoort } from "../../src/documents/briefvelden.ts";
import type { Klacht, Klager, Maatregel, Oordeel, Standpunt } from "../../src/procedure/klacht.ts";
import { STANDAARD_TERMIJNREGELS, type Termijn, termijnenBijIntake } from "../../src/procedure/termijnen.ts";
import { WETTELIJKE_KALENDER } from "../../src/procedure/werkdagen.ts";
import { type Instellingen, standaardInstellingen } from "../../src/register/instellingen.ts";

const NIEMAND: Klager = {
  naam: "A. de Vries",
  adres: null,
  postcode: null,
  plaats: null,
  land: null,
  telefoon: null,
  email: null,
  klantnummer: null,
};

export const KLAGERS = {
  buitenlands: {
    ...NIEMAND,
    naam: "mevrouw Maria Konstantina Papadopoulou-Van Kuilenburg tot Schwarzenberg",
    adres: "Wilhelmine-Schröder-Devrient-Straße 148, Hinterhaus, 3. Obergeschoss links",
    postcode: "09126",
    plaats: "Chemnitz-Bernsdorf",
    land: "Duitsland",
    telefoon: "+49 371 555 0148",
    email: "papadopoulou@voorbeeld.nl",
    klantnummer: "K2044",
  },
  alleenEmail: { ...NIEMAND, naam: "L. Nguyễn", email: "l.nguyen@voorbeeld.nl" },
  bedrijf: {
    ...NIEMAND,
    naam: "Bouwbedrijf Hofstra B.V.",
    adres: "Sluiskade 8",
    postcode: "8601 CD",
    plaats: "Sneek",
    telefoon: "0515 555 108",
    klantnummer: "K2003",
  },
} as const satisfies Record<string, Klager>;

export type KlagerSoort = keyof typeof KLAGERS;

export const KANTOOR: Instellingen = {
  ...standaardInstellingen(),
  kantoor: {
    naam: "Assurantiekantoor De Voorbeelden",
    adres: "Schans 1",
    postcode: "8441 AC",
    plaats: "Heerenveen",
    telefoon: "0513 555 000",
    email: "klachten@voorbeeld.nl",
    logo: null,
  },
  kifid: { ...standaardInstellingen().kifid, nummer: "300.012345" },
};

const INGEDIEND = "2024-03-04";

const TERMIJNEN: readonly Termijn[] = termijnenBijIntake(
  INGEDIEND,
  STANDAARD_TERMIJNREGELS,
  WETTELIJKE_KALENDER,
).map((termijn) => ({ ...termijn, eersteUiterlijk: null, voldaanOp: null, vervallenOp: null }));

/** A case that was lodged on Monday 4 March 2024 and taken on; what happened after that is given. */
export function klacht(anders: Partial<Klacht> = {}): Klacht {
  return {
    nummer: "2024-0007",
    ingediendOp: INGEDIEND,
    geregistreerdOp: INGEDIEND,
    ontvangenDoor: "Sietske Bakker",
    wijze: "brief",
    vertrouwelijk: false,
    klager: KLAGERS.bedrijf,
    aard: "schadeafhandeling",
    product: "auto",
    polisnummer: "P-10450",
    maatschappij: "Verzekeringsmaatschappij De Terp",
    omschrijving:
      "De schade aan mijn auto is zes weken geleden gemeld. Ik heb drie keer gebeld en kreeg telkens te horen dat ik zou worden teruggebeld. Dat is niet gebeurd.",
    gewensteOplossing: "Deze week een expert, en een vast aanspreekpunt.",
    betrokkenMedewerker: null,
    verantwoordelijke: "Hanneke Dijkstra",
    gemeldOp: "2024-03-05",
    bevestigdOp: null,
    standpuntOp: null,
    meegedeeldOp: null,
    schriftelijkOp: null,
    bezwaarOp: null,
    herbeoordeeldOp: null,
    geschilOp: null,
    overeenstemmingOp: null,
    afgehandeldOp: null,
    standpunten: [],
    maatregelen: [],
    bezwaren: [],
    gesprekken: [],
    kifid: [],
    uitstel: [],
    notities: [],
    correspondentie: [],
    oorzaak: null,
    verbetermaatregel: null,
    wijzeVanAfhandeling: null,
    afsluitreden: null,
    afsluittoelichting: null,
    berust: null,
    externNummer: null,
    geanonimiseerdOp: null,
    termijnen: TERMIJNEN,
    ...anders,
  };
}

const MOTIVERING: Record<Oordeel, string> = {
  gegrond:
    "De melding is na binnenkomst niet doorgezet naar de verzekeraar. Uit onze telefoonnotities blijkt dat u drie keer is toegezegd dat wij zouden terugbellen. Dat hadden wij moeten doen.\n\nWij hebben onze werkwijze aangepast: iedere schademelding heeft voortaan een vaste behandelaar.",
  "gedeeltelijk-gegrond":
    "De verzekeraar wachtte op een offerte van de hersteller; daarop hadden wij geen invloed.\n\nWel hadden wij u daarover eerder moeten informeren.",
  ongegrond:
    "Uw schademelding is op 22 januari 2024 bij ons binnengekomen en dezelfde dag doorgezet naar de verzekeraar. De verzekeraar heeft op 5 februari 2024 een expert aangeboden.\n\nUit onze gegevens blijkt dat de afspraak met de expert op uw verzoek twee keer is verzet.",
};

export function standpunt(oordeel: Oordeel, anders: Partial<Standpunt> = {}): Standpunt {
  return {
    ronde: 1,
    oordeel,
    motivering: MOTIVERING[oordeel],
    datum: "2024-03-21",
    door: "Hanneke Dijkstra",
    beoordelaars: [],
    meegedeeldOp: null,
    wijzeVanMededeling: null,
    ...anders,
  };
}

export function maatregel(soort: Maatregel["soort"], anders: Partial<Maatregel> = {}): Maatregel {
  return {
    soort,
    datum: "2024-03-21",
    bedrag: null,
    toelichting: null,
    akkoordVerzekeraar: false,
    ...anders,
  };
}

export const MAATREGELEN: readonly Maatregel[] = [
  maatregel("verontschuldiging"),
  maatregel("nakoming", {
    toelichting: "De expert komt op 28 maart 2024 bij u langs en Wouter Dijkstra is uw vaste aanspreekpunt",
  }),
  maatregel("schadevergoeding", {
    bedrag: 123_456,
    toelichting: "Het bedrag staat binnen tien dagen op uw rekening.",
  }),
];

/** With a first position that was told in writing. */
export function metStandpunt(oordeel: Oordeel, anders: Partial<Klacht> = {}): Klacht {
  return klacht({
    bevestigdOp: "2024-03-07",
    standpuntOp: "2024-03-21",
    standpunten: [standpunt(oordeel)],
    ...anders,
  });
}

/** With a first position, an objection and a second look. */
export function metHerbeoordeling(eerste: Oordeel, tweede: Oordeel, anders: Partial<Klacht> = {}): Klacht {
  return metStandpunt(eerste, {
    meegedeeldOp: "2024-03-22",
    schriftelijkOp: "2024-03-22",
    bezwaarOp: "2024-04-02",
    herbeoordeeldOp: "2024-04-16",
    bezwaren: [{ datum: "2024-04-02", tekst: "Ik ben het er niet mee eens." }],
    standpunten: [
      standpunt(eerste, { meegedeeldOp: "2024-03-22", wijzeVanMededeling: "brief" }),
      standpunt(tweede, {
        ronde: 2,
        datum: "2024-04-16",
        beoordelaars: ["Wouter Dijkstra", "Hanneke Dijkstra"],
      }),
    ],
    ...anders,
  });
}

export const naGesprek = (): Klacht =>
  metHerbeoordeling("ongegrond", "ongegrond", {
    schriftelijkOp: "2024-04-18",
    geschilOp: "2024-05-06",
    gesprekken: [
      {
        datum: "2024-05-06",
        aanwezig: ["Hanneke Dijkstra", "de klager"],
        verslag: "Beide partijen bleven bij hun standpunt.",
        uitkomst: "geen-overeenstemming",
      },
    ],
  });

export const metUitstel = (tot = "2024-04-15"): Klacht =>
  klacht({
    uitstel: [
      {
        datum: "2024-03-22",
        tot,
        reden: "De verzekeraar heeft onze vragen over de schade nog niet beantwoord.",
      },
    ],
    termijnen: TERMIJNEN.map((termijn) =>
      termijn.soort === "reactie"
        ? { ...termijn, eersteUiterlijk: termijn.uiterlijk, uiterlijk: tot }
        : termijn,
    ),
  });

export const afgehandeld = (anders: Partial<Klacht> = {}): Klacht =>
  metStandpunt("ongegrond", {
    meegedeeldOp: "2024-03-22",
    schriftelijkOp: "2024-03-22",
    afgehandeldOp: "2024-04-05",
    afsluitreden: "afgehandeld",
    wijzeVanAfhandeling: "brief",
    ...anders,
  });

export const ONDERTEKENAAR = { naam: "Hanneke Dijkstra", functie: "klachtverantwoordelijke" };

export function invoer(zaak: Klacht, datum: string, anders: Partial<BriefInvoer> = {}): BriefInvoer {
  return {
    klacht: zaak,
    instellingen: KANTOOR,
    datum,
    ondertekenaar: ONDERTEKENAAR,
    sjablonen: null,
    ...anders,
  };
}

/** A letter of every kind and every wording, by the name of the case. */
export const BRIEVEN_PER_GEVAL: readonly (readonly [naam: string, Briefsoort, BriefInvoer])[] = [
  ["ontvangstbevestiging", "ontvangstbevestiging", invoer(klacht(), "2024-03-07")],
  [
    "ontvangstbevestiging mondeling",
    "ontvangstbevestiging",
    invoer(klacht({ wijze: "telefonisch", vertrouwelijk: true }), "2024-03-07"),
  ],
  [
    "informatieverzoek",
    "informatieverzoek",
    invoer(klacht(), "2024-03-11", {
      vragen:
        "1. Op welke dagen hebt u ons gebeld?\n2. Met wie hebt u gesproken?\n3. Kunt u ons een kopie sturen van de offerte van de hersteller?",
      antwoordUiterlijk: "2024-03-25",
    }),
  ],
  ["uitstel", "uitstel", invoer(metUitstel(), "2024-03-22")],
  ["uitstel voorbij acht weken", "uitstel", invoer(metUitstel("2024-05-10"), "2024-03-22")],
  [
    "standpunt gegrond",
    "standpunt",
    invoer(metStandpunt("gegrond", { maatregelen: MAATREGELEN }), "2024-03-22"),
  ],
  [
    "standpunt gedeeltelijk-gegrond",
    "standpunt",
    invoer(
      metStandpunt("gedeeltelijk-gegrond", {
        maatregelen: MAATREGELEN.filter(({ soort }) => soort !== "nakoming"),
      }),
      "2024-03-22",
    ),
  ],
  ["standpunt ongegrond", "standpunt", invoer(metStandpunt("ongegrond"), "2024-03-22")],
  [
    "standpunt bij de verzekeraar",
    "standpunt",
    invoer(
      metStandpunt("gegrond", { maatregelen: [...MAATREGELEN, maatregel("verzekeraar")] }),
      "2024-03-22",
    ),
  ],
  [
    "standpunt met akkoord",
    "standpunt",
    invoer(
      metStandpunt("gegrond", {
        maatregelen: [...MAATREGELEN, maatregel("verzekeraar", { akkoordVerzekeraar: true })],
      }),
      "2024-03-22",
    ),
  ],
  [
    "herbeoordeling gegrond",
    "herbeoordeling",
    invoer(metHerbeoordeling("ongegrond", "gegrond", { maatregelen: MAATREGELEN }), "2024-04-18"),
  ],
  [
    "herbeoordeling ongegrond",
    "herbeoordeling",
    invoer(metHerbeoordeling("ongegrond", "ongegrond"), "2024-04-18"),
  ],
  [
    "uitnodiging-gesprek",
    "uitnodiging-gesprek",
    invoer(klacht(), "2024-03-11", { gesprek: { datum: "2024-03-19", tijd: "10:30", plaats: null } }),
  ],
  [
    "uitnodiging-gesprek zonder datum",
    "uitnodiging-gesprek",
    invoer(metHerbeoordeling("ongegrond", "ongegrond"), "2024-04-25"),
  ],
  ["kifid", "kifid", invoer(naGesprek(), "2024-05-08")],
  ["afsluiting", "afsluiting", invoer(afgehandeld(), "2024-04-05")],
  [
    "afsluiting berust",
    "afsluiting",
    invoer(afgehandeld({ berust: true, wijzeVanAfhandeling: "gesprek" }), "2024-04-05"),
  ],
  [
    "afsluiting ingetrokken",
    "afsluiting",
    invoer(klacht({ afgehandeldOp: "2024-03-12", afsluitreden: "ingetrokken" }), "2024-03-12"),
  ],
  [
    "afsluiting geen-klacht",
    "afsluiting",
    invoer(klacht({ afgehandeldOp: "2024-03-12", afsluitreden: "geen-klacht" }), "2024-03-12", {
      toelichting: "U vroeg ons om een kopie van uw polis. Die sturen wij u met deze brief.",
    }),
  ],
  [
    "afsluiting doorgestuurd",
    "afsluiting",
    invoer(klacht({ afgehandeldOp: "2024-03-12", afsluitreden: "doorgestuurd" }), "2024-03-12", {
      toelichting:
        "Het gaat om Verzekeringsmaatschappij De Terp, afdeling Klachten, Postbus 100, 3500 AB Utrecht.",
    }),
  ],
];

/** A case with something of everything. */
export function volDossier(): Klacht {
  return {
    ...naGesprek(),
    klager: KLAGERS.buitenlands,
    maatregelen: MAATREGELEN,
    notities: [
      { datum: "2024-03-12", met: "Sietske Bakker", tekst: "Geheime aantekening over de telefoontjes." },
    ],
    kifid: [{ datum: "2024-05-08", status: "verwezen", uitkomst: null }],
    uitstel: [{ datum: "2024-03-18", tot: "2024-04-01", reden: "De verzekeraar heeft nog niet geantwoord." }],
    correspondentie: [
      {
        id: 1,
        datum: "2024-03-04",
        richting: "in",
        soort: "brief",
        onderwerp: "Klacht over de schadeafhandeling",
        tekst: "Geachte heer, mevrouw,\n\nHierbij dien ik een klacht in over mijn schade.",
        bestandsnaam: "klacht.pdf",
        mediatype: "application/pdf",
        grootte: 1234,
        sha256: "00",
      },
      {
        id: 2,
        datum: "2024-03-07",
        richting: "uit",
        soort: "ontvangstbevestiging",
        onderwerp: "ontvangst van uw klacht 2024-0007",
        tekst: null,
        bestandsnaam: "2024-0007-ontvangstbevestiging.docx",
        mediatype: null,
        grootte: 12_000,
        sha256: null,
      },
    ],
  };
}
