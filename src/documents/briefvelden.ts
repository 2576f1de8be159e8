/**
 * The fields of the letters: what may stand between double braces in a template, and what klacht puts there.
 * `klacht brief sjablonen`, the manual and the check of an office's own templates rest on this one list.
 */

/** The letters that the procedure asks for, by the code of BRIEFSOORTEN. */
export const BRIEVEN = [
  "ontvangstbevestiging",
  "informatieverzoek",
  "uitstel",
  "standpunt",
  "herbeoordeling",
  "uitnodiging-gesprek",
  "kifid",
  "afsluiting",
] as const;

export type Briefsoort = (typeof BRIEVEN)[number];

export interface Briefveld {
  readonly naam: string;
  readonly uitleg: string;
}

const velden = (lijst: Record<string, string>): readonly Briefveld[] =>
  Object.entries(lijst).map(([naam, uitleg]) => ({ naam, uitleg }));

/** The one field that holds a picture. */
export const LOGO_VELD = "logo";

const ALGEMEEN = velden({
  [LOGO_VELD]: "Het logo van het kantoor, als het is ingesteld.",
  "kantoor-naam": "De naam van het kantoor.",
  "kantoor-adres": "Straat en huisnummer van het kantoor.",
  "kantoor-postcode-plaats": "Postcode en plaats van het kantoor.",
  "kantoor-telefoon": "Het telefoonnummer van het kantoor.",
  "kantoor-email": "Het e-mailadres van het kantoor.",
  retouradres: "Het adres van het kantoor op één regel, boven het adres van de klager.",
  vertrouwelijk: "Het woord “Vertrouwelijk”, bij een vertrouwelijke klacht.",
  geadresseerde: "Naam en adres van de klager; zonder postadres het e-mailadres.",
  klager: "De naam van de klager.",
  klantnummer: "Het klantnummer, als het bekend is.",
  polisnummer: "Het polisnummer, als het bekend is.",
  "plaats-en-datum": "De plaats van het kantoor en de datum van de brief.",
  datum: "De datum van de brief.",
  nummer: "Het nummer van de klacht.",
  betreft: "Waar de brief over gaat, met het nummer van de klacht.",
  "ingediend-op": "De datum waarop de klacht is ingediend.",
  verantwoordelijke: "Wie de klacht behandelt.",
  contact: "Hoe de klager het kantoor bereikt: een zin met telefoonnummer en e-mailadres.",
  ondertekenaar: "Wie de brief ondertekent.",
  functie: "De functie van wie ondertekent, als die bekend is.",
});

const KIFID = velden({
  kifid: "De verwijzing naar de geschilleninstantie met haar gegevens, waar die in de brief hoort.",
  "kifid-termijn": "Binnen welke termijn en tot welke dag de klager daar terechtkan.",
  rechter: "De zin over de burgerlijke rechter, waar die in de brief hoort.",
  "kifid-naam": "De naam van de geschilleninstantie.",
  "kifid-adres": "Het adres van de geschilleninstantie.",
  "kifid-telefoon": "Het telefoonnummer van de geschilleninstantie.",
  "kifid-website": "De website van de geschilleninstantie.",
  "kifid-aansluitnummer": "Het aansluitnummer van het kantoor, als het is ingesteld.",
  "kifid-uiterlijk": "De laatste dag waarop de klager de klacht daar kan indienen.",
});

const OORDEEL = velden({
  oordeel: "Het standpunt in een zin; leeg zolang de verzekeraar nog niet heeft ingestemd.",
  motivering: "De motivering, in alinea’s; leeg zolang de verzekeraar nog niet heeft ingestemd.",
  excuses: "De verontschuldiging, als die als maatregel is vastgelegd.",
  "maatregelen-inleiding": "De zin boven de lijst van maatregelen.",
  maatregelen: "De maatregelen als lijst: nakoming en schadevergoeding.",
  verzekeraar: "De alinea over de beroepsaansprakelijkheidsverzekeraar, als die is ingeschakeld.",
  bezwaar: "Wat de klager kan doen als hij het er niet mee eens is.",
  "kifid-zonder-standpunt":
    "Vanaf wanneer de klager niet op een standpunt hoeft te wachten, waar dat speelt.",
});

const EIGEN: Record<Briefsoort, readonly Briefveld[]> = {
  ontvangstbevestiging: velden({
    behandeling: "Dat de klacht in behandeling is genomen, onder welk nummer en door wie.",
    reactietermijn: "De zin met de toezegging: uiterlijk wanneer de klager een reactie ontvangt.",
    "reactie-uiterlijk": "De datum waarop de klager uiterlijk een reactie ontvangt.",
    "mondeling-inleiding": "De zin boven de vastgelegde klacht, als die mondeling of telefonisch kwam.",
    "mondelinge-klacht": "De omschrijving van een mondelinge of telefonische klacht, in alinea’s.",
    "mondeling-slot": "Het verzoek om te melden wat niet juist is vastgelegd.",
  }),
  informatieverzoek: velden({
    vragen: "De vragen aan de klager, als lijst.",
    "antwoord-uiterlijk": "De datum waarop het antwoord uiterlijk wordt verwacht.",
    verlenging: "De zin over de verlenging van de behandelingstermijn.",
  }),
  uitstel: velden({
    toezegging: "De zin met de datum die eerder was toegezegd.",
    "eerste-datum": "De datum die eerder was toegezegd.",
    "uitstel-reden": "De oorzaak van de vertraging, in alinea’s.",
    "uitstel-tot": "De nieuwe datum.",
    "kifid-zonder-standpunt":
      "Vanaf wanneer de klager niet op een standpunt hoeft te wachten, waar dat speelt.",
  }),
  standpunt: [
    ...velden({ "gesprek-vooraf": "Dat het standpunt al in een gesprek is meegedeeld, als dat zo is." }),
    ...OORDEEL,
    ...KIFID,
  ],
  herbeoordeling: [
    ...velden({
      herbeoordeling: "Het bezwaar en wie de klacht opnieuw heeft beoordeeld.",
      "bezwaar-op": "De datum van het bezwaar.",
      beoordelaars: "De namen van wie de klacht opnieuw heeft beoordeeld.",
    }),
    ...OORDEEL,
    ...KIFID,
  ],
  "uitnodiging-gesprek": velden({
    aanleiding: "Waarom het kantoor de klager uitnodigt.",
    voorstel: "De voorgestelde dag, tijd en plaats.",
    schikt: "De vraag of het voorstel schikt.",
  }),
  kifid: [
    ...velden({
      geschil: "Dat u en de klager het niet eens zijn geworden, met het gesprek daarover.",
      "standpunt-op": "De datum van het standpunt waar het kantoor bij blijft.",
      blijven: "De zin waarin het kantoor bij zijn standpunt blijft.",
    }),
    ...KIFID,
  ],
  afsluiting: [
    ...velden({
      afsluiting: "De bevestiging dat de klacht is afgehandeld, naar de reden van afsluiting.",
      toelichting: "Uw toelichting bij de afsluiting, als u die geeft.",
      vervolg: "Wat de klager nog kan doen, naar de reden van afsluiting.",
      "afgehandeld-op": "De datum waarop de klacht is afgehandeld.",
    }),
    ...KIFID,
  ],
};

/** The fields that a letter may use: those of every letter, then its own. */
export function veldenVan(soort: Briefsoort): readonly Briefveld[] {
  return [...ALGEMEEN, ...EIGEN[soort]];
}

/** Every field with the letters that it may stand in; null stands for all of them. */
export function alleBriefvelden(): readonly (Briefveld & {
  readonly brieven: readonly Briefsoort[] | null;
})[] {
  const eigen = new Map<string, Briefveld & { brieven: Briefsoort[] }>();
  for (const soort of BRIEVEN) {
    for (const veld of EIGEN[soort]) {
      const bekend = eigen.get(veld.naam);
      if (bekend) bekend.brieven.push(soort);
      else eigen.set(veld.naam, { ...veld, brieven: [soort] });
    }
  }
  return [...ALGEMEEN.map((veld) => ({ ...veld, brieven: null })), ...eigen.values()];
}
