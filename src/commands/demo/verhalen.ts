/** Invented complaints: what they are about and how they ended. Every name, address and number is made up. */
import type { Maatregel, Oordeel } from "../../procedure/klacht.ts";

/** What followed on the decision, for those complaints of which more is told. */
export interface Vervolg {
  readonly oorzaak: string;
  readonly verbetermaatregel: string | null;
  readonly maatregelen: readonly Pick<Maatregel, "soort" | "bedrag" | "toelichting">[];
  /** The klager didn't agree: how it was judged again, and whether that settled it. */
  readonly bezwaar?: {
    readonly tekst: string;
    readonly oordeel: Oordeel;
    readonly motivering: string;
    readonly verslag: string;
    readonly eens: boolean;
  };
}

export interface Verhaal {
  readonly aard: string;
  readonly product: string;
  readonly omschrijving: string;
  readonly gewensteOplossing: string;
  readonly oordeel: Oordeel;
  readonly motivering: string;
  readonly vervolg?: Vervolg;
}

export const VERHALEN: readonly Verhaal[] = [
  {
    aard: "schadeafhandeling",
    product: "auto",
    omschrijving:
      "De schade aan mijn auto is zes weken geleden gemeld. Ik heb drie keer gebeld en kreeg telkens te horen dat ik zou worden teruggebeld. Dat is niet gebeurd.",
    gewensteOplossing: "Deze week een expert, en een vast aanspreekpunt.",
    oordeel: "gegrond",
    motivering:
      "De melding is na binnenkomst niet doorgezet naar de verzekeraar. Uit onze telefoonnotities blijkt dat u drie keer bent toegezegd dat wij zouden terugbellen. Dat hadden wij moeten doen.",
    vervolg: {
      oorzaak: "werkwijze",
      verbetermaatregel: "Elke schademelding krijgt dezelfde dag een vaste behandelaar.",
      maatregelen: [{ soort: "verontschuldiging", bedrag: null, toelichting: null }],
    },
  },
  {
    aard: "premie-incasso",
    product: "woonhuis-inboedel",
    omschrijving: "De premie van mijn inboedelverzekering is in maart twee keer afgeschreven.",
    gewensteOplossing: "Het teveel betaalde terug.",
    oordeel: "gegrond",
    motivering: "Door een fout bij het omzetten van uw rekeningnummer is de premie twee keer geïncasseerd.",
    vervolg: {
      oorzaak: "systeem",
      verbetermaatregel: null,
      maatregelen: [
        { soort: "verontschuldiging", bedrag: null, toelichting: null },
        {
          soort: "schadevergoeding",
          bedrag: 48_75,
          toelichting: "De dubbele premie, met de kosten van rood staan.",
        },
      ],
    },
  },
  {
    aard: "acceptatie",
    product: "inkomen-arbeidsongeschiktheid",
    omschrijving:
      "Mijn aanvraag voor een arbeidsongeschiktheidsverzekering is na acht weken afgewezen, terwijl mij was gezegd dat het een formaliteit was.",
    gewensteOplossing: "Alsnog een aanvaarding of een alternatief.",
    oordeel: "gedeeltelijk-gegrond",
    motivering:
      "De beslissing over de aanvaarding ligt bij de verzekeraar en is op goede gronden genomen. Wel hebben wij bij u een verwachting gewekt die wij niet konden waarmaken.",
  },
  {
    aard: "opzegging-royement",
    product: "rechtsbijstand",
    omschrijving: "Ik heb mijn verzekering op tijd opgezegd, maar die is toch met een jaar verlengd.",
    gewensteOplossing: "Beëindiging per de oorspronkelijke vervaldatum.",
    oordeel: "ongegrond",
    motivering:
      "Uw opzegging is op 12 mei bij ons binnengekomen, na de vervaldatum van 1 mei. U kunt de verzekering nu dagelijks opzeggen, met een opzegtermijn van een maand.",
    vervolg: {
      oorzaak: "communicatie-verwachting",
      verbetermaatregel: "De brief over de verlenging noemt voortaan de laatste dag om op te zeggen.",
      maatregelen: [],
      bezwaar: {
        tekst: "Ik had al in april gebeld dat ik wilde opzeggen, en toen is mij niets over een brief gezegd.",
        oordeel: "gedeeltelijk-gegrond",
        motivering: "U hebt in april inderdaad gebeld. Wij hadden u toen moeten wijzen op de opzegtermijn.",
        verslag: "De verzekering is in overleg met de verzekeraar per direct beëindigd.",
        eens: true,
      },
    },
  },
  {
    aard: "advies",
    product: "hypotheek",
    omschrijving:
      "Bij het oversluiten van mijn hypotheek is mij niet verteld dat de boeterente dit jaar nog aftrekbaar was.",
    gewensteOplossing: "Vergoeding van het gemiste belastingvoordeel.",
    oordeel: "ongegrond",
    motivering:
      "In het adviesrapport dat u hebt ondertekend staat op bladzijde 9 wat de boeterente voor uw aangifte betekent.",
    vervolg: {
      oorzaak: "communicatie-verwachting",
      verbetermaatregel: null,
      maatregelen: [],
      bezwaar: {
        tekst: "Een bladzijde in een rapport is geen advies. U had het mij moeten zeggen.",
        oordeel: "ongegrond",
        motivering:
          "De boeterente is ook in het gesprek van 3 februari besproken; dat blijkt uit het verslag.",
        verslag: "De standpunten zijn over en weer toegelicht. Er is geen overeenstemming bereikt.",
        eens: false,
      },
    },
  },
  {
    aard: "bereikbaarheid",
    product: "geen",
    omschrijving: "Uw kantoor was in de week voor Kerst drie dagen telefonisch niet bereikbaar.",
    gewensteOplossing: "Een noodnummer bij sluiting.",
    oordeel: "gegrond",
    motivering:
      "De doorschakeling naar onze waarneming is door een storing niet ingegaan. Wij hebben dat te laat gemerkt.",
    vervolg: {
      oorzaak: "systeem",
      verbetermaatregel: "De doorschakeling wordt voor elke sluiting met een proefgesprek getest.",
      maatregelen: [{ soort: "verontschuldiging", bedrag: null, toelichting: null }],
    },
  },
  {
    aard: "bejegening",
    product: "zorg",
    omschrijving:
      "Ik werd aan de balie onvriendelijk te woord gestaan toen ik om uitleg over mijn eigen risico vroeg.",
    gewensteOplossing: "Excuses.",
    oordeel: "gegrond",
    motivering:
      "Wij hebben met de medewerker gesproken. Zij herkent dat zij u te kort te woord heeft gestaan.",
    vervolg: {
      oorzaak: "menselijke-fout",
      verbetermaatregel: null,
      maatregelen: [{ soort: "verontschuldiging", bedrag: null, toelichting: null }],
    },
  },
  {
    aard: "polis-administratie",
    product: "zakelijk",
    omschrijving:
      "Op onze polis staat nog steeds het oude bedrijfsadres, hoewel wij de verhuizing twee keer hebben doorgegeven.",
    gewensteOplossing: "Een juiste polis, met bevestiging dat er al die tijd dekking was.",
    oordeel: "gegrond",
    motivering: "De wijziging is verwerkt in ons eigen systeem maar niet doorgegeven aan de verzekeraar.",
  },
  {
    aard: "informatie",
    product: "reis",
    omschrijving: "Dat wintersport niet was meeverzekerd, hoorde ik pas na het ongeluk.",
    gewensteOplossing: "Vergoeding van de kosten van de piste.",
    oordeel: "ongegrond",
    motivering:
      "Bij het afsluiten hebt u gekozen voor een dekking zonder wintersport; dat staat op de polis en in onze bevestiging per e-mail.",
  },
  {
    aard: "doorlooptijd",
    product: "aansprakelijkheid",
    omschrijving: "De afwikkeling van de schade aan de ruit van mijn buren duurt al vier maanden.",
    gewensteOplossing: "Duidelijkheid over wanneer er wordt betaald.",
    oordeel: "gedeeltelijk-gegrond",
    motivering:
      "De verzekeraar wachtte op een offerte van uw buren; daarop hadden wij geen invloed. Wij hadden u daarover wel eerder moeten informeren.",
  },
  {
    aard: "kosten-vergoeding",
    product: "leven-uitvaart",
    omschrijving: "Voor het wijzigen van de begunstiging is mij onverwacht € 95 in rekening gebracht.",
    gewensteOplossing: "Terugbetaling.",
    oordeel: "ongegrond",
    motivering: "De kosten staan in onze dienstenwijzer en zijn u voor de wijziging per e-mail genoemd.",
  },
  {
    aard: "privacy",
    product: "auto",
    omschrijving: "Een brief over mijn schade is naar het adres van mijn ex-partner gestuurd.",
    gewensteOplossing: "Uitleg, en de zekerheid dat dit niet meer gebeurt.",
    oordeel: "gegrond",
    motivering:
      "Uw adreswijziging was bij één van uw twee polissen niet verwerkt. Wij hebben dit als datalek vastgelegd.",
    vervolg: {
      oorzaak: "werkwijze",
      verbetermaatregel: "Een adreswijziging wordt bij alle polissen van de klant tegelijk nagelopen.",
      maatregelen: [
        { soort: "verontschuldiging", bedrag: null, toelichting: null },
        { soort: "nakoming", bedrag: null, toelichting: "Het adres is bij beide polissen aangepast." },
      ],
    },
  },
];
