/** Invented complaints: what they are about and how they ended. Every name, address and number is made up. */
import type { Oordeel } from "../../procedure/klacht.ts";

export interface Verhaal {
  readonly aard: string;
  readonly product: string;
  readonly omschrijving: string;
  readonly gewensteOplossing: string;
  readonly oordeel: Oordeel;
  readonly motivering: string;
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
  },
  {
    aard: "premie-incasso",
    product: "woonhuis-inboedel",
    omschrijving: "De premie van mijn inboedelverzekering is in maart twee keer afgeschreven.",
    gewensteOplossing: "Het teveel betaalde terug.",
    oordeel: "gegrond",
    motivering: "Door een fout bij het omzetten van uw rekeningnummer is de premie twee keer geïncasseerd.",
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
  },
  {
    aard: "bereikbaarheid",
    product: "geen",
    omschrijving: "Uw kantoor was in de week voor Kerst drie dagen telefonisch niet bereikbaar.",
    gewensteOplossing: "Een noodnummer bij sluiting.",
    oordeel: "gegrond",
    motivering:
      "De doorschakeling naar onze waarneming is door een storing niet ingegaan. Wij hebben dat te laat gemerkt.",
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
  },
];
