/**
 * An invented case for each letter, so that an office sees what its template makes of one. Each is the case in which the
 * letter says most: what stands in the template and stays empty in the preview is rare.
 */
import { datumInWoorden, type IsoDate, jaarVan, plusDagen } from "../procedure/datum.ts";
import type { Klacht, Maatregel, Standpunt } from "../procedure/klacht.ts";
import { alleenIngediend } from "../procedure/mijlpalen.ts";
import { type Termijn, termijnenBijIntake } from "../procedure/termijnen.ts";
import type { Instellingen } from "../register/instellingen.ts";
import type { BriefInvoer, Ondertekenaar } from "./brief-types.ts";
import type { Briefsoort } from "./briefvelden.ts";

export interface Voorbeeldkader {
  readonly instellingen: Instellingen;
  /** The date that the letter bears; the case happened before it. */
  readonly datum: IsoDate;
  readonly ondertekenaar: Ondertekenaar;
  /** The folder of the office's own templates. */
  readonly sjablonen: string;
}

/** What goes into the preview of a letter. Its number ends in 0000, which no case has. */
export function voorbeeldVan(soort: Briefsoort, kader: Voorbeeldkader): BriefInvoer {
  const { datum, instellingen, ondertekenaar, sjablonen } = kader;
  const klacht = ZAKEN[soort](kader);
  return {
    klacht,
    instellingen,
    datum,
    ondertekenaar,
    sjablonen,
    vragen: VRAGEN,
    antwoordUiterlijk: plusDagen(datum, 14),
    gesprek: { datum: plusDagen(datum, 7), tijd: "14.00 uur", plaats: null },
    toelichting: "Wij danken u voor uw reactie; zij helpt ons het een volgende keer beter te doen.",
  };
}

const VRAGEN =
  "Op welke dagen hebt u ons gebeld?\nMet wie hebt u gesproken?\nKunt u ons een kopie sturen van de offerte van de hersteller?";

const ZAKEN: Record<Briefsoort, (kader: Voorbeeldkader) => Klacht> = {
  // Of an oral complaint the letter holds the written version too (§3).
  ontvangstbevestiging: (kader) => ({ ...begin(kader, 2), wijze: "telefonisch" }),
  informatieverzoek: (kader) => begin(kader, 5),
  // So late that the klager need not wait for it (Bgfo Wft art. 43 lid 3).
  uitstel: (kader) => {
    const klacht = begin(kader, 18);
    const tot = plusDagen(klacht.ingediendOp, 70);
    const reden = "De verzekeraar heeft onze vragen over de schade nog niet beantwoord.";
    const termijnen = klacht.termijnen.map((termijn) =>
      termijn.soort === "reactie"
        ? { ...termijn, eersteUiterlijk: termijn.uiterlijk, uiterlijk: tot }
        : termijn,
    );
    return { ...klacht, uitstel: [{ datum: kader.datum, tot, reden }], termijnen };
  },
  // Partly founded: with measures, and with the way to Kifid (Bgfo Wft art. 42).
  standpunt: (kader) => ({
    ...begin(kader, 18),
    standpuntOp: dag(kader, -1),
    standpunten: [standpunt(kader, 1, -1)],
    maatregelen: maatregelen(kader, -1),
  }),
  herbeoordeling: (kader) => ({
    ...begin(kader, 45),
    standpuntOp: dag(kader, -30),
    bezwaarOp: dag(kader, -16),
    herbeoordeeldOp: dag(kader, -2),
    bezwaren: [{ datum: dag(kader, -16), tekst: "Ik vind dat ook de huurauto vergoed moet worden." }],
    standpunten: [standpunt(kader, 1, -30, "ongegrond"), standpunt(kader, 2, -2)],
    maatregelen: maatregelen(kader, -2),
  }),
  "uitnodiging-gesprek": (kader) => metStandpunt(kader),
  kifid: (kader) => ({
    ...metStandpunt(kader),
    geschilOp: dag(kader, -2),
    gesprekken: [
      {
        datum: dag(kader, -2),
        aanwezig: [kader.ondertekenaar.naam, KLAGER.naam],
        verslag: "Beide partijen bleven bij hun standpunt.",
        uitkomst: "geen-overeenstemming",
      },
    ],
  }),
  afsluiting: (kader) => ({
    ...metStandpunt(kader),
    afgehandeldOp: kader.datum,
    afsluitreden: "afgehandeld",
    wijzeVanAfhandeling: "brief",
  }),
};

const KLAGER = {
  naam: "mevrouw M. Voorbeeld",
  adres: "Voorbeeldstraat 12",
  postcode: "1234 AB",
  plaats: "Voorbeeldstad",
  land: null,
  telefoon: "0512 345 678",
  email: "m.voorbeeld@voorbeeld.nl",
  klantnummer: "K-0000",
};

function dag({ datum }: Voorbeeldkader, dagen: number): IsoDate {
  return plusDagen(datum, dagen);
}

/** A case that was lodged so many days ago and taken on the day after. */
function begin(kader: Voorbeeldkader, dagen: number): Klacht {
  const { instellingen, datum, ondertekenaar } = kader;
  const ingediendOp = dag(kader, -dagen);
  const termijnen: Termijn[] = termijnenBijIntake(
    ingediendOp,
    instellingen.termijnen,
    instellingen.feestdagen,
  ).map((termijn) => ({ ...termijn, eersteUiterlijk: null, voldaanOp: null, vervallenOp: null }));
  return {
    nummer: `${jaarVan(datum)}-0000`,
    geregistreerdOp: ingediendOp,
    ontvangenDoor: ondertekenaar.naam,
    wijze: "brief",
    vertrouwelijk: false,
    klager: KLAGER,
    aard: "schadeafhandeling",
    product: "auto",
    polisnummer: "P-0000",
    maatschappij: "Voorbeeld Verzekeringen",
    omschrijving:
      "De schade aan mijn auto is zes weken geleden gemeld. Ik heb drie keer gebeld en kreeg telkens te horen dat ik zou worden teruggebeld. Dat is niet gebeurd.",
    gewensteOplossing: "Deze week een expert, en een vast aanspreekpunt.",
    betrokkenMedewerker: null,
    verantwoordelijke: ondertekenaar.naam,
    ...alleenIngediend(ingediendOp),
    gemeldOp: ingediendOp,
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
    termijnen,
  };
}

/** A rejection that was told in writing. */
function metStandpunt(kader: Voorbeeldkader): Klacht {
  const meegedeeldOp = dag(kader, -20);
  return {
    ...begin(kader, 38),
    standpuntOp: dag(kader, -21),
    meegedeeldOp,
    schriftelijkOp: meegedeeldOp,
    standpunten: [standpunt(kader, 1, -21, "ongegrond")],
  };
}

function standpunt(
  kader: Voorbeeldkader,
  ronde: 1 | 2,
  dagen: number,
  oordeel: Standpunt["oordeel"] = "gedeeltelijk-gegrond",
): Standpunt {
  return {
    ronde,
    oordeel,
    motivering:
      "De verzekeraar wachtte op een offerte van de hersteller; daarop hadden wij geen invloed.\n\nWel hadden wij u daarover eerder moeten informeren. Uit onze telefoonnotities blijkt dat u drie keer is toegezegd dat wij zouden terugbellen.",
    datum: dag(kader, dagen),
    door: kader.ondertekenaar.naam,
    beoordelaars: ronde === 1 ? [] : [kader.ondertekenaar.naam, "A. Voorbeeldig"],
    meegedeeldOp: null,
    wijzeVanMededeling: null,
  };
}

function maatregelen(kader: Voorbeeldkader, dagen: number): Maatregel[] {
  const maatregel = (soort: Maatregel["soort"], anders: Partial<Maatregel> = {}): Maatregel => ({
    soort,
    datum: dag(kader, dagen),
    bedrag: null,
    toelichting: null,
    akkoordVerzekeraar: false,
    ...anders,
  });
  return [
    maatregel("verontschuldiging"),
    maatregel("nakoming", {
      toelichting: `De expert komt op ${datumInWoorden(dag(kader, 6))} bij u langs`,
    }),
    maatregel("schadevergoeding", {
      bedrag: 12_550,
      toelichting: "Het bedrag staat binnen tien dagen op uw rekening.",
    }),
  ];
}
