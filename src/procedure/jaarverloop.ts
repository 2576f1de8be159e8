/** The lines about the course of the cases: how fast, what was done about them, what is still open. */
import { DUURKLASSEN_IN_WOORDEN, type GemetenTermijn } from "./jaarcijfers.ts";
import { aantal, gerangschikt, type Jaarvergelijking, type Onderdeel, type Post } from "./jaarpost.ts";
import type { Spreiding } from "./spreiding.ts";
import { aantalVan, type Telling, totaalVan } from "./telling.ts";
import { inWeken } from "./termijnen.ts";
import { GESPREK_UITKOMSTEN, KIFID_STATUSSEN, MAATREGELEN, OORDELEN, type Woord } from "./woordenlijsten.ts";

export function tijdigheid({ dit, vorig, termijnen }: Jaarvergelijking): Onderdeel {
  const binnen = (
    naam: string,
    soort: GemetenTermijn,
    veld: "opTijd" | "opTijdMetUitstel" = "opTijd",
  ): Post => {
    const [nu, toen] = [dit.termijnen[soort], vorig.termijnen[soort]];
    return {
      naam,
      eenheid: "op tijd",
      nu: nu[veld],
      vorig: toen[veld],
      geheel: { nu: nu.gedaan, vorig: toen.gedaan },
      daarvan: true,
    };
  };
  const tel = (naam: string, soort: GemetenTermijn, veld: "gedaan" | "openTeLaat"): Post => ({
    ...aantal(naam, dit.termijnen[soort][veld], vorig.termijnen[soort][veld]),
    daarvan: veld !== "gedaan",
  });
  const isEr = (soort: GemetenTermijn) =>
    [dit, vorig].some((jaar) => jaar.termijnen[soort].gedaan + jaar.termijnen[soort].openTeLaat > 0);
  const werkdagen = termijnen.melding === 1 ? "1 werkdag" : `${termijnen.melding} werkdagen`;
  const per: Record<Exclude<GemetenTermijn, "streefdatum">, Post[]> = {
    melding: [
      tel("Gemeld aan verantwoordelijke", "melding", "gedaan"),
      binnen(`binnen ${werkdagen}`, "melding"),
      tel("nog niet gemeld en te laat", "melding", "openTeLaat"),
    ],
    ontvangstbevestiging: [
      tel("Ontvangst bevestigd", "ontvangstbevestiging", "gedaan"),
      binnen(`binnen ${inWeken(termijnen.ontvangstbevestiging)}`, "ontvangstbevestiging"),
      tel("nog niet bevestigd en te laat", "ontvangstbevestiging", "openTeLaat"),
    ],
    reactie: [
      tel("Beantwoord", "reactie", "gedaan"),
      binnen(`binnen ${inWeken(termijnen.streefdatum)} (streefdatum)`, "streefdatum"),
      binnen(`binnen ${inWeken(termijnen.reactie)}, zonder uitstel`, "reactie"),
      binnen("op tijd, met uitstel", "reactie", "opTijdMetUitstel"),
      { ...aantal("uitgesteld", dit.uitgesteld, vorig.uitgesteld), daarvan: true },
      tel("nog niet beantwoord en te laat", "reactie", "openTeLaat"),
    ],
    herbeoordeling: [
      tel("Herbeoordeling meegedeeld", "herbeoordeling", "gedaan"),
      binnen(`binnen ${inWeken(termijnen.herbeoordeling)}`, "herbeoordeling"),
      tel("nog niet meegedeeld en te laat", "herbeoordeling", "openTeLaat"),
    ],
  };
  const soorten = Object.keys(per) as (keyof typeof per)[];
  return {
    code: "tijdigheid",
    titel: "Tijdigheid",
    posten: soorten.filter(isEr).flatMap((soort) => per[soort]),
  };
}

export function doorlooptijd({ dit, vorig }: Jaarvergelijking): Onderdeel {
  const posten = (naam: string, nu: Spreiding, toen: Spreiding): Post[] => {
    const dagen = (wat: string, veld: Exclude<keyof Spreiding, "aantal">): Post => ({
      naam: wat,
      eenheid: "dagen",
      nu: nu[veld],
      vorig: toen[veld],
      daarvan: true,
    });
    return nu.aantal + toen.aantal === 0
      ? []
      : [
          aantal(naam, nu.aantal, toen.aantal),
          dagen("mediaan (de helft binnen)", "mediaan"),
          dagen("gemiddeld", "gemiddelde"),
          dagen("90% binnen", "percentiel90"),
          dagen("langste", "langste"),
        ];
  };
  return {
    code: "doorlooptijd",
    titel: "Doorlooptijd in dagen",
    posten: [
      ...posten("Van indiening tot afhandeling", dit.doorlooptijd, vorig.doorlooptijd),
      ...posten("Van indiening tot antwoord", dit.antwoordtijd, vorig.antwoordtijd),
    ],
  };
}

export function geschil({ dit, vorig }: Jaarvergelijking): Onderdeel {
  const per = (lijst: readonly Woord[], nu: Telling, toen: Telling) =>
    lijst.map(({ code, label }) => ({
      ...aantal(kleineLetter(label), aantalVan(nu, code), aantalVan(toen, code)),
      daarvan: true,
    }));
  const [nu, toen] = [dit.herbeoordelingen, vorig.herbeoordelingen];
  const herbeoordeeld = nu.aantal + toen.aantal > 0;
  return {
    code: "geschil",
    titel: "Bezwaar, gesprekken en Kifid",
    posten: [
      aantal("Bezwaren van klagers", dit.bezwaren, vorig.bezwaren),
      aantal("Herbeoordelingen", nu.aantal, toen.aantal),
      ...(herbeoordeeld
        ? [
            ...per(OORDELEN, nu.oordeel, toen.oordeel),
            { ...aantal("oordeel gewijzigd", nu.gewijzigd, toen.gewijzigd), daarvan: true },
          ]
        : []),
      aantal("Gesprekken", totaalVan(dit.gesprekken), totaalVan(vorig.gesprekken)),
      ...(totaalVan(dit.gesprekken) + totaalVan(vorig.gesprekken) > 0
        ? per(GESPREK_UITKOMSTEN, dit.gesprekken, vorig.gesprekken)
        : []),
      ...KIFID_STATUSSEN.map(({ code, label }) =>
        aantal(label, aantalVan(dit.kifid, code), aantalVan(vorig.kifid, code)),
      ),
    ],
  };
}

export function maatregelen({ dit, vorig }: Jaarvergelijking): Onderdeel {
  return {
    code: "maatregelen",
    titel: "Maatregelen",
    posten: [
      ...MAATREGELEN.map(({ code, label }) =>
        aantal(
          code === "verzekeraar" ? "Verzekeraar ingeschakeld" : label,
          aantalVan(dit.maatregelen, code),
          aantalVan(vorig.maatregelen, code),
        ),
      ),
      {
        naam: "Bedrag aan schadevergoeding",
        eenheid: "bedrag",
        nu: dit.schadevergoeding,
        vorig: vorig.schadevergoeding,
      },
    ],
  };
}

export function oorzaken({ dit, vorig, woordenlijsten }: Jaarvergelijking): Onderdeel {
  const bekend = [dit.oorzaak, vorig.oorzaak].some(
    (telling) => totaalVan(telling) > aantalVan(telling, null),
  );
  const verbeterd = dit.metVerbetermaatregel + vorig.metVerbetermaatregel > 0;
  return {
    code: "oorzaak",
    titel: "Oorzaken en verbetermaatregelen",
    posten: [
      ...(bekend ? gerangschikt(woordenlijsten.oorzaak, dit.oorzaak, vorig.oorzaak) : []),
      ...(bekend || verbeterd
        ? [aantal("Met een verbetermaatregel", dit.metVerbetermaatregel, vorig.metVerbetermaatregel)]
        : []),
    ],
  };
}

export function open({ dit, vorig }: Jaarvergelijking): Onderdeel {
  const [nu, toen] = [dit.leeftijdInKlassen, vorig.leeftijdInKlassen];
  const geheel = { nu: dit.leeftijd.aantal, vorig: vorig.leeftijd.aantal };
  const posten = DUURKLASSEN_IN_WOORDEN.map(
    (naam, n): Post => ({ naam, eenheid: "aantal", nu: nu[n]!, vorig: toen[n]!, geheel }),
  );
  return {
    code: "open",
    titel: "Nog open, naar leeftijd",
    posten:
      geheel.nu + geheel.vorig === 0
        ? []
        : [
            ...posten,
            {
              naam: "Oudste, in dagen",
              eenheid: "dagen",
              nu: dit.leeftijd.langste,
              vorig: vorig.leeftijd.langste,
            },
          ],
  };
}

function kleineLetter(label: string): string {
  return label.charAt(0).toLowerCase() + label.slice(1);
}
