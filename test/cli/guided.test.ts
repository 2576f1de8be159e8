import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, vi } from "vitest";
import { veld } from "../../src/procedure/velden.ts";
import { fillWithKluis, withPassphrase } from "../register/kluis.ts";
import { type Conversation, CTRL_C, CTRL_D, converse, ENTER } from "./conversation.ts";
import { englishIn, hasStackTrace } from "./english.ts";
import { answer, asked } from "./intake-answers.ts";
import { contentsOf, filesHolding, INTAKE, it, type Klacht } from "./run.ts";

/** The explanation that stands beside a question is long gone when the next one comes. */
async function setUp(talk: Conversation): Promise<void> {
  await talk.sees("Zoals die onder uw brieven staat.");
  talk.type(`Dijkstra Assurantiën${ENTER}`);
  await talk.sees("Wie klachten behandelt (§4).");
  talk.type(`Jelle Dijkstra${ENTER}`);
}

/** The answers up to the description, for a klager with an e-mail address. */
async function answerUpToDescription(talk: Conversation, naam: string): Promise<void> {
  await answer(talk, "naam", naam);
  await answer(talk, "adres", "");
  await answer(talk, "telefoon", "");
  await answer(talk, "email", "jan@voorbeeld.nl");
  await answer(talk, "klantnummer", "");
  await answer(talk, "ingediendOp", "");
  await asked(talk, "ontvangenDoor");
  await talk.choose("Iemand anders");
  await talk.sees("(Sietske Bakker)");
  talk.type(ENTER);
  await asked(talk, "wijze");
  await talk.choose("E-mail");
  await asked(talk, "aard");
  await talk.choose("Privacy");
  await asked(talk, "product");
  await talk.choose("Geen");
  await asked(talk, "omschrijving");
}

/** A register that was set up, so that the intake begins at once. */
const prepare = (klacht: Klacht) =>
  klacht("inrichten", "--kantoor=Dijkstra Assurantiën", "--verantwoordelijke=Jelle Dijkstra");

const drafts = (klacht: Klacht) => {
  const folder = join(klacht.map, "concepten");
  return existsSync(folder) ? readdirSync(folder) : [];
};

function expectDutch(talk: Conversation): void {
  expect(englishIn(talk.shown())).toEqual([]);
  expect(hasStackTrace(talk.shown())).toBe(false);
}

describe("the first intake in an empty folder", () => {
  it("asks for the office, then for the complaint, and lets it be corrected before it is saved", async ({
    klacht,
  }) => {
    const talk = converse(klacht, ["nieuw"]);
    await setUp(talk);
    await talk.sees("Een klacht opnemen.");
    await answer(talk, "vertrouwelijk", "");
    await answer(talk, "naam", "");
    await talk.sees("✗ Dit kan niet leeg blijven.");
    talk.type(`Fam. Öztürk${ENTER}`);
    await answer(talk, "adres", "Kerkstraat 12");
    await answer(talk, "land", "");
    await answer(talk, "postcode", "12 AB");
    await talk.sees("✗ “12 AB” is geen Nederlandse postcode; typ 1234 AB.");
    talk.type(`${"\u007f".repeat(5)}1234ab${ENTER}`);
    await answer(talk, "plaats", "Sneek");
    await answer(talk, "telefoon", "");
    await answer(talk, "email", "");
    await answer(talk, "klantnummer", "");
    await answer(talk, "ingediendOp", "");
    await asked(talk, "ontvangenDoor");
    await talk.choose("Jelle Dijkstra");
    await asked(talk, "wijze");
    await talk.choose("Telefonisch");
    await asked(talk, "aard");
    await talk.choose("Schadeafhandeling");
    await asked(talk, "product");
    await talk.choose("Auto");
    await answer(talk, "polisnummer", "P-1");
    await answer(talk, "maatschappij", "");
    await asked(talk, "omschrijving");
    talk.type("De schade is niet vergoed.\rNiemand belt terug.\r");
    await talk.sees("Niemand belt terug.");
    talk.type(ENTER);
    await answer(talk, "gewensteOplossing", "");
    await answer(talk, "betrokkenMedewerker", "");

    const summary = await talk.sees("Klopt dit?");
    for (const part of ["Fam.Öztürk", "1234AB", "04-03-2024", "Schadeafhandeling", "Niemandbeltterug."]) {
      expect(summary).toContain(part);
    }
    await talk.choose("Een gegeven verbeteren");
    await talk.sees("Welk gegeven?");
    await talk.choose("Wijze van indienen    Telefonisch");
    await asked(talk, "wijze");
    await talk.choose("Brief");
    await talk.sees("Dit wordt opgeslagen:");
    await talk.sees("Klopt dit?");
    await talk.choose("Ja, opslaan");
    await talk.sees("Meteen melden aan Jelle Dijkstra?");
    talk.type(ENTER);
    await talk.sees("Klacht 2024-0001 van Fam. Öztürk is opgenomen.");
    expect(await talk.exitCode()).toBe(0);
    expectDutch(talk);

    expect((await klacht("toon", "1", "--json")).json()).toMatchObject({
      status: "in behandeling",
      verantwoordelijke: "Jelle Dijkstra",
      ontvangenDoor: "Jelle Dijkstra",
      klager: { naam: "Fam. Öztürk", adres: "Kerkstraat 12", postcode: "1234 AB", plaats: "Sneek" },
      wijze: "brief",
      aard: "schadeafhandeling",
      product: "auto",
      polisnummer: "P-1",
      omschrijving: "De schade is niet vergoed.\nNiemand belt terug.",
    });
    expect((await klacht("instellingen", "--json")).json().kantoor.naam).toBe("Dijkstra Assurantiën");
    expect(drafts(klacht)).toEqual([]);
  });
});

describe("an intake that is broken off", () => {
  it("by Ctrl-C is offered again, and goes on where it was", async ({ klacht }) => {
    await prepare(klacht);
    const first = converse(klacht, ["nieuw"]);
    await answer(first, "vertrouwelijk", "n");
    await answerUpToDescription(first, "Jan de Vries");
    first.type(CTRL_C);
    await first.sees("Afgebroken; wat u typte is bewaard.");
    await first.sees("→ Verder gaan: klacht nieuw");
    expect(await first.exitCode()).toBe(130);
    expectDutch(first);
    expect((await klacht("lijst", "--json")).json()).toEqual([]);

    const second = converse(klacht, ["nieuw"]);
    await second.sees("Er is een onvoltooide klacht van");
    await second.sees("klager Jan de Vries.");
    await second.sees("Daarmee verder gaan?");
    second.type(ENTER);
    // What was left empty because it may be is asked no more.
    await asked(second, "omschrijving");
    second.type("Mijn gegevens lagen op straat.\r");
    await second.sees("straat.");
    second.type(ENTER);
    await answer(second, "gewensteOplossing", "");
    await answer(second, "betrokkenMedewerker", "");
    await second.sees("Klopt dit?");
    await second.choose("Ja, opslaan");
    await second.sees("Meteen melden aan Jelle Dijkstra?");
    second.type(`n${ENTER}`);
    expect(await second.exitCode()).toBe(0);
    expectDutch(second);
    expect((await klacht("toon", "1", "--json")).json()).toMatchObject({
      klager: { naam: "Jan de Vries", email: "jan@voorbeeld.nl" },
      wijze: "e-mail",
      aard: "privacy",
      product: "geen",
      verantwoordelijke: null,
    });
    expect(drafts(klacht)).toEqual([]);
  });

  it("by a power cut is offered again, to whom it belongs only", async ({ klacht }) => {
    await prepare(klacht);
    const first = converse(klacht, ["nieuw"]);
    await answer(first, "vertrouwelijk", "n");
    await answer(first, "naam", "Jan de Vries");
    await asked(first, "adres");
    await first.kill();

    const other = converse(klacht, ["nieuw"], { als: "Anna Visser" });
    await asked(other, "vertrouwelijk");
    expect(other.shown()).not.toContain("Jan de Vries");
    await other.kill();

    const again = converse(klacht, ["nieuw"]);
    await again.sees("klager Jan de Vries.");
    await again.sees("Daarmee verder gaan?");
    again.type(`n${ENTER}`);
    await asked(again, "vertrouwelijk");
    expect(drafts(klacht)).toEqual([]);
    await again.kill();
  });

  it("by Ctrl-D is kept too", async ({ klacht }) => {
    await prepare(klacht);
    const talk = converse(klacht, ["nieuw"]);
    await answer(talk, "vertrouwelijk", "n");
    await answer(talk, "naam", "Jan de Vries");
    await asked(talk, "adres");
    talk.type(CTRL_D);
    await talk.sees("Afgebroken; wat u typte is bewaard.");
    expect(await talk.exitCode()).toBe(130);
    expectDutch(talk);
    expect(drafts(klacht)).toHaveLength(1);
  });

  it("is kept where the confidentiality was told by option", async ({ klacht }) => {
    await prepare(klacht);
    const talk = converse(klacht, ["nieuw", "--vertrouwelijk=Nee"]);
    await answer(talk, "naam", "Jan de Vries");
    await asked(talk, "adres");
    talk.type(CTRL_C);
    await talk.sees("Afgebroken");
    expect(await talk.exitCode()).toBe(130);
    expect(talk.shown()).toContain("Afgebroken; wat u typte is bewaard.");
    expect(filesHolding(klacht.map, "Jan de Vries")).toHaveLength(1);
  });

  it("in the middle of a text goes on with the lines that were typed", async ({ klacht }) => {
    await prepare(klacht);
    const given = [
      ...INTAKE.filter((option) => !option.startsWith("--omschr")),
      ...[
        "--product=geen",
        "--datum=vandaag",
        "--adres=",
        "--telefoon=",
        "--klantnummer=",
        "--ontvangen-door=",
      ],
    ];
    const talk = converse(klacht, ["nieuw", ...given]);
    await asked(talk, "omschrijving");
    talk.type("Een lang verhaal van de klager.\rDat al half getypt was.\r");
    await vi.waitFor(
      () => expect(filesHolding(klacht.map, "Dat al half getypt was.")).toHaveLength(1),
      10_000,
    );
    talk.type(CTRL_C);
    await talk.sees("Afgebroken; wat u typte is bewaard.");
    expect(await talk.exitCode()).toBe(130);

    const again = converse(klacht, ["nieuw", ...given]);
    await again.sees("Daarmee verder gaan?");
    again.type(ENTER);
    await asked(again, "omschrijving");
    await again.sees("Dat al half getypt was.");
    again.type("En dit nog.\r");
    await again.sees("En dit nog.");
    again.type(ENTER);
    await answer(again, "gewensteOplossing", "");
    await answer(again, "betrokkenMedewerker", "");
    await again.sees("Klopt dit?");
    await again.choose("Ja, opslaan");
    await again.sees("Meteen melden aan Jelle Dijkstra?");
    again.type(`n${ENTER}`);
    expect(await again.exitCode()).toBe(0);
    expect((await klacht("toon", "1", "--json")).json().omschrijving).toBe(
      "Een lang verhaal van de klager.\nDat al half getypt was.\nEn dit nog.",
    );
    expect(drafts(klacht)).toEqual([]);
  });
});

describe("a confidential complaint where there is no closed file", () => {
  const SECRET = "zwijgplicht-4711";

  it("is refused before anything personal is asked, if nobody wants to make one", async ({ klacht }) => {
    await prepare(klacht);
    const before = contentsOf(klacht.map);
    const talk = converse(klacht, ["nieuw"]);
    await answer(talk, "vertrouwelijk", "j");
    await talk.sees("Een vertrouwelijke klacht komt in de kluis, en die is er nog niet (§3).");
    await talk.sees("De kluis nu maken?");
    talk.type(`n${ENTER}`);
    await talk.sees("Een vertrouwelijke klacht hoort in een gesloten dossier (§3)");
    await talk.sees("Maak eerst de kluis: klacht kluis aanmaken");
    expect(await talk.exitCode()).toBe(1);
    expect(talk.shown()).not.toContain("Naam van de klager");
    expectDutch(talk);
    expect(contentsOf(klacht.map)).toEqual(before);
  });

  it("that turns out to be one at the summary leaves nothing behind", async ({ klacht }) => {
    await prepare(klacht);
    const given = INTAKE.filter((option) => !option.startsWith("--vertrouwelijk"));
    const talk = converse(klacht, ["nieuw", ...given, `--naam=${SECRET}`, `--gewenste-oplossing=${SECRET}`]);
    await answer(talk, "vertrouwelijk", "n");
    for (const naam of ["adres", "telefoon", "klantnummer", "ingediendOp"] as const) {
      await answer(talk, naam, "");
    }
    await asked(talk, "ontvangenDoor");
    await talk.choose("Jelle Dijkstra");
    await asked(talk, "product");
    // So far the draft holds what was typed.
    expect(filesHolding(klacht.map, SECRET)).toHaveLength(1);
    await talk.choose("Geen");
    await answer(talk, "betrokkenMedewerker", "");
    await talk.sees("Klopt dit?");
    await talk.choose("Een gegeven verbeteren");
    await talk.sees("Welk gegeven?");
    await talk.choose("Vertrouwelijk         nee");
    await answer(talk, "vertrouwelijk", "j");
    await talk.sees("De kluis nu maken?");
    // What was typed so far went already: whatever follows, it is no longer in the clear.
    expect(filesHolding(klacht.home, SECRET)).toEqual([]);
    talk.type(`n${ENTER}`);
    await talk.sees("er is niets opgeslagen");
    expect(await talk.exitCode()).toBe(1);
    expect(filesHolding(klacht.home, SECRET)).toEqual([]);
    expect((await klacht("lijst", "--json")).json()).toEqual([]);
  });
});

describe("the questions on a terminal of 80 columns", () => {
  it("break no word in two", async ({ klacht }) => {
    await prepare(klacht);
    const talk = converse(klacht, ["nieuw", "--vertrouwelijk=nee"]);
    for (const naam of ["naam", "adres", "telefoon", "email"] as const) {
      await asked(talk, naam);
      expect(talk.shown().replaceAll(/\s+/g, " ")).toContain(veld(naam).uitleg);
      talk.type(naam === "naam" ? `Jan${ENTER}` : ENTER);
    }
  });
});

describe("other guided commands", () => {
  it("wijzig shows what stands there and corrects one field", async ({ klacht }) => {
    await klacht("nieuw", ...INTAKE);
    const talk = converse(klacht, ["wijzig", "1"]);
    await talk.sees("Welk gegeven?");
    await talk.choose("E-mailadres           jan@voorbeeld.nl");
    await asked(talk, "email");
    talk.type(`?${ENTER}`);
    await talk.sees("Uitleg:");
    talk.type(`\u007fpiet@voorbeeld.nl${ENTER}`);
    await talk.sees("E-mailadres: jan@voorbeeld.nl → piet@voorbeeld.nl");
    expect(await talk.exitCode()).toBe(0);
    expectDutch(talk);
    expect((await klacht("toon", "1", "--json")).json().klager.email).toBe("piet@voorbeeld.nl");
  });

  it("toewijzen offers who is in service", async ({ klacht }) => {
    await klacht("medewerkers", "toevoegen", "Anna Visser");
    await klacht("medewerkers", "toevoegen", "Jelle Dijkstra");
    await klacht("nieuw", ...INTAKE);
    const talk = converse(klacht, ["toewijzen", "1"]);
    await talk.sees("Aan wie meldt u de klacht?");
    await talk.choose("Jelle Dijkstra");
    await talk.sees("Klacht 2024-0001 is gemeld aan Jelle Dijkstra.");
    expect(await talk.exitCode()).toBe(0);
    expectDutch(talk);
  });

  it("nothing is asked with --geen-vragen", async ({ klacht }) => {
    const talk = converse(klacht, ["nieuw", "--geen-vragen"]);
    await talk.sees("Er ontbreekt: --vertrouwelijk, --naam, --wijze, --aard, --omschrijving en een adres");
    expect(await talk.exitCode()).toBe(2);
    expectDutch(talk);
  });
});

describe("what is known already", () => {
  const KNOWN = [
    ...INTAKE,
    ...["--adres=Schans 1", "--postcode=8441AC", "--plaats=Heerenveen", "--klantnummer=K-12"],
    ...["--product=reis", "--telefoon=0513 123 456"],
  ];

  it("is offered: a klager by his client number, the last product and handler", async ({ klacht }) => {
    await prepare(klacht);
    await klacht("medewerkers", "toevoegen", "Anna Visser");
    await klacht("nieuw", ...KNOWN, "--toewijzen=Anna Visser");
    const talk = converse(klacht, ["nieuw"]);
    await answer(talk, "vertrouwelijk", "n");
    await answer(talk, "naam", "K-12");
    await talk.sees("Is dit de klager van klacht 2024-0001?");
    talk.type(ENTER);
    // Name, address, telephone, e-mail address and client number are asked no more.
    await answer(talk, "ingediendOp", "eergisteren");
    await asked(talk, "ontvangenDoor");
    await talk.choose("Anna Visser");
    await asked(talk, "wijze");
    await talk.choose("E-mail");
    await asked(talk, "aard");
    await talk.choose("Privacy");
    await talk.sees("❯ Reis");
    talk.type(ENTER);
    await answer(talk, "polisnummer", "");
    await answer(talk, "maatschappij", "");
    await asked(talk, "omschrijving");
    talk.type("Weer een klacht.\r");
    await talk.sees("Weer een klacht.");
    talk.type(ENTER);
    await answer(talk, "gewensteOplossing", "");
    await answer(talk, "betrokkenMedewerker", "");
    await talk.sees("Klopt dit?");
    await talk.choose("Ja, opslaan");
    await talk.sees("Meteen melden aan Anna Visser?");
    talk.type(ENTER);
    expect(await talk.exitCode()).toBe(0);
    expectDutch(talk);
    expect((await klacht("toon", "2", "--json")).json()).toMatchObject({
      ingediendOp: "2024-03-02",
      klager: {
        naam: "Jan de Vries",
        adres: "Schans 1",
        postcode: "8441 AC",
        plaats: "Heerenveen",
        telefoon: "0513 123 456",
        email: "jan@voorbeeld.nl",
        klantnummer: "K-12",
      },
      product: "reis",
      verantwoordelijke: "Anna Visser",
    });
  });

  it("is not taken over from a namesake", async ({ klacht }) => {
    await prepare(klacht);
    await klacht("nieuw", ...KNOWN);
    await klacht("nieuw", ...KNOWN, "--adres=Dam 2", "--klantnummer=K-99");
    const talk = converse(klacht, ["nieuw", "--vertrouwelijk=nee", "--naam=JAN DE VRIES"]);
    await talk.sees("Is dit een van deze klagers?");
    await talk.sees("❯ Nee, een ander");
    talk.type(ENTER);
    await answer(talk, "adres", "");
    await talk.kill();

    await klacht("nieuw", ...KNOWN, "--naam=Piet Zwart", "--klantnummer=K-7");
    // The draft of the one that was broken off is another's.
    const other = converse(klacht, ["nieuw", "--vertrouwelijk=nee", "--naam=piet zwart"], { als: "Anna" });
    await other.sees("Is dit de klager van klacht 2024-0003?");
    await other.sees("(j/N)");
    other.type(ENTER);
    await answer(other, "adres", "");
    await other.kill();
  });
});

describe("a long text", () => {
  /** An editor that shows what it was given and where, and writes something else. */
  function editor({ home }: Klacht): { env: Record<string, string>; log: string } {
    const log = join(home, "gezien");
    const program = join(home, "editor.sh");
    const script = [
      `stat -c "%a %n" "$2" "$(dirname "$2")" > "${log}"`,
      `cat "$2" >> "${log}"`,
      `printf 'Uit de editor.\\nTweede regel.\\n' > "$2"`,
    ];
    writeFileSync(program, `#!/bin/sh\n${script.join("\n")}\n`, { mode: 0o700 });
    return { env: { EDITOR: `${program} --wacht`, PATH: process.env.PATH ?? "" }, log };
  }
  const REST = [
    ...INTAKE.filter((option) => !option.startsWith("--omschr") && !option.startsWith("--vertr")),
    ...["--product=geen", "--adres=", "--telefoon=", "--klantnummer=", "--ontvangen-door=", "--datum=ma"],
    ...["--gewenste-oplossing=", "--betrokken-medewerker="],
  ];

  it("goes to the user's editor on request, in a private file that doesn't stay", async ({ klacht }) => {
    await prepare(klacht);
    const { env, log } = editor(klacht);
    const talk = converse(klacht, ["nieuw", "--vertrouwelijk=nee", ...REST], { env });
    await asked(talk, "omschrijving");
    await talk.sees("Ctrl-O opent uw editor.");
    talk.type("Getypt.\rHalf");
    await talk.sees("Half");
    talk.type("\u000f");
    await talk.sees("Tweede regel.");
    talk.type(ENTER);
    await talk.sees("Klopt dit?");
    await talk.choose("Ja, opslaan");
    await talk.sees("Meteen melden");
    talk.type(`n${ENTER}`);
    expect(await talk.exitCode()).toBe(0);
    expectDutch(talk);
    expect((await klacht("toon", "1", "--json")).json()).toMatchObject({
      ingediendOp: "2024-03-04",
      omschrijving: "Uit de editor.\nTweede regel.",
    });
    const [file = "", folder = "", ...text] = readFileSync(log, "utf8").split("\n");
    expect([file.split(" ")[0], folder.split(" ")[0]]).toEqual(["600", "700"]);
    expect(text).toEqual(["Getypt.", "Half", ""]);
    expect(existsSync(folder.split(" ")[1]!)).toBe(false);
  });

  it("stays where it is when the editor fails", async ({ klacht }) => {
    await prepare(klacht);
    const talk = converse(klacht, ["nieuw", "--vertrouwelijk=nee", ...REST], {
      env: { VISUAL: "false", PATH: process.env.PATH ?? "" },
    });
    await asked(talk, "omschrijving");
    talk.type("Getypt.\r");
    await talk.sees("Getypt.");
    talk.type("\u000f");
    await talk.sees("De editor “false” werkte niet; typ de tekst hier.");
    talk.type(ENTER);
    await talk.sees("Klopt dit?");
    expect(talk.shown()).toContain("Getypt.");
    await talk.kill();
  });

  it("of a confidential complaint never goes there", async ({ klacht }) => {
    await fillWithKluis(
      klacht.map,
      ["Jelle Dijkstra"],
      [{ vertrouwelijk: true, aan: "Jelle Dijkstra", gemeldOp: "2024-03-04" }],
    );
    await prepare(klacht);
    const { env, log } = editor(klacht);
    const all = { ...env, ...withPassphrase(klacht.home) };
    const talk = converse(klacht, ["nieuw", "--vertrouwelijk=ja", ...REST], { env: all });
    await asked(talk, "omschrijving");
    talk.type("\u000f");
    talk.type("Geheim.\r");
    await talk.sees("Geheim.");
    talk.type(ENTER);
    await talk.sees("Klopt dit?");
    expect(talk.shown()).not.toContain("Ctrl-O");
    await talk.kill();

    const act = converse(klacht, ["onderzoek", "1"], { env: all });
    await act.sees("Datum van het onderzoek");
    act.type(ENTER);
    await act.sees("Met wie is gesproken");
    act.type(ENTER);
    await act.sees("de klager ziet dit niet.");
    act.type("\u000f");
    act.type("Geheim.\r");
    await act.sees("Geheim.");
    act.type(ENTER);
    await act.sees("Het onderzoek is vastgelegd");
    expect(act.shown()).not.toContain("Ctrl-O");
    expect(existsSync(log)).toBe(false);
  });
});

describe("the menu", () => {
  it("shows the day, does what is chosen, tells what goes wrong, and goes on until it is left", async ({
    klacht,
  }) => {
    await prepare(klacht);
    await klacht("nieuw", ...INTAKE);
    const talk = converse(klacht, []);
    await talk.sees("Klachten bij Dijkstra Assurantiën, maandag 04-03-2024");
    await talk.sees("1 open, 0 afgehandeld.");
    await talk.sees("Wat wilt u doen?");
    await talk.choose("Een klacht bekijken");
    await talk.sees("Nummer van de klacht");
    talk.type(`9${ENTER}`);
    await talk.sees("Klacht 2024-0009 staat niet in het register.");
    await talk.sees("Wat wilt u doen?");
    await talk.choose("Een klacht bekijken");
    await talk.sees("Nummer van de klacht");
    talk.type(`1${ENTER}`);
    await talk.sees("De premie is hoger dan gezegd.");
    await talk.sees("Wat wilt u doen?");
    await talk.choose("Iets opzoeken in de klachten");
    await talk.sees("Wat zoekt u?");
    talk.type(`--premie${ENTER}`);
    await talk.sees("1 klacht");
    await talk.sees("Wat wilt u doen?");
    await talk.choose("Stoppen");
    expect(await talk.exitCode()).toBe(0);
    expectDutch(talk);
  });

  it("is a list of numbers where it is read aloud, and so is what is chosen there", async ({ klacht }) => {
    await prepare(klacht);
    const talk = converse(klacht, ["--geen-kleur"]);
    await talk.sees("1. Een klacht opnemen");
    await talk.sees("15. Stoppen");
    await talk.sees("? Nummer");
    talk.type(`4${ENTER}`);
    await talk.sees("Nummer van de klacht");
    talk.type(`7${ENTER}`);
    await talk.sees("Welke brief?");
    await talk.sees("? Nummer");
    talk.type(`ont${ENTER}`);
    await talk.sees("Ontvangstbevestiging");
    await talk.sees("Klacht 2024-0007 staat niet in het register.");
    await talk.sees("? Nummer");
    talk.type(`stop${ENTER}`);
    expect(await talk.exitCode()).toBe(0);
    expectDutch(talk);
    expect(talk.shown()).not.toContain("❯");
  });

  it.for([
    ["Ctrl-C", CTRL_C],
    ["Ctrl-D", CTRL_D],
  ] as const)("is left by %s", async ([, key], { klacht }) => {
    const talk = converse(klacht, []);
    await talk.sees("Wat wilt u doen?");
    talk.type(key);
    expect(await talk.exitCode()).toBe(130);
    expectDutch(talk);
  });
});
