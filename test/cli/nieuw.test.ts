import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect } from "vitest";
import { contentsOf, filesHolding, INTAKE, it, type Klacht, TODAY, WHO } from "./run.ts";

const FULL = [
  "--naam=Fam. Dönges & Zn.",
  "--adres=Kerkstraat 12a",
  "--postcode=1234ab",
  "--plaats='s-Gravenmoer",
  "--telefoon=0513 123 456",
  "--email=donges@voorbeeld.nl",
  "--klantnummer=K-77",
  "--datum=1-3-2024",
  "--ontvangen-door=Piet Jansen",
  "--wijze=Telefonisch",
  "--vertrouwelijk=n",
  "--aard=Premie en incasso",
  "--product=woonhuis inboedel",
  "--polisnummer=P-1",
  "--maatschappij=De Waarborg",
  "--omschrijving=Eerste regel.\n\nTweede alinea 😀.",
  "--gewenste-oplossing=Geld terug",
  "--betrokken-medewerker=Klaas",
];

/** A file of the test, beside the register folder. */
function write(klacht: Klacht, name: string, content: unknown): string {
  const path = join(klacht.home, name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

const JSON_INTAKE = {
  vertrouwelijk: false,
  klager: { naam: "Jan de Vries", email: "jan@voorbeeld.nl" },
  wijze: "brief",
  aard: "advies",
  omschrijving: "De premie is hoger dan gezegd.",
};

describe("nieuw by options", () => {
  it("tells the number, the deadlines and the next step", async ({ klacht }) => {
    const { stdout, stderr, exitCode } = await klacht("nieuw", ...INTAKE);
    expect(exitCode).toBe(0);
    expect(stderr).toBe("");
    expect(stdout).toMatchInlineSnapshot(`
      "Klacht 2024-0001 van Jan de Vries is opgenomen.

      Termijnen
        Melding aan de verantwoordelijke        donderdag 07-03-2024  nog 3 dagen
        Ontvangstbevestiging aan de klager      maandag 18-03-2024    nog 14 dagen
        Streefdatum voor het standpunt          maandag 18-03-2024    nog 14 dagen
        Standpunt aan de klager                 maandag 25-03-2024    nog 21 dagen
        Klager mag zonder standpunt naar Kifid  maandag 29-04-2024    nog 56 dagen

      Hierna: meld de klacht aan de verantwoordelijke.
        klacht toewijzen 2024-0001
      "
    `);
  });

  it("prints the case in the names of the contract", async ({ klacht }) => {
    const { json } = await klacht("nieuw", "--json", ...FULL);
    expect(json()).toMatchObject({
      nummer: "2024-0001",
      status: "ingediend",
      vertrouwelijk: false,
      ingediendOp: "2024-03-01",
      geregistreerdOp: TODAY,
      ontvangenDoor: "Piet Jansen",
      wijze: "telefonisch",
      klager: {
        naam: "Fam. Dönges & Zn.",
        adres: "Kerkstraat 12a",
        postcode: "1234 AB",
        plaats: "'s-Gravenmoer",
        land: null,
        telefoon: "0513 123 456",
        email: "donges@voorbeeld.nl",
        klantnummer: "K-77",
      },
      aard: "premie-incasso",
      product: "woonhuis-inboedel",
      polisnummer: "P-1",
      maatschappij: "De Waarborg",
      omschrijving: "Eerste regel.\n\nTweede alinea 😀.",
      gewensteOplossing: "Geld terug",
      betrokkenMedewerker: "Klaas",
      verantwoordelijke: null,
      gemeldOp: null,
      bevestigdOp: null,
      standpunten: [],
      oorzaak: null,
      verbetermaatregel: null,
      afgehandeldOp: null,
      wijzeVanAfhandeling: null,
      afsluitreden: null,
      berust: null,
      // 1 March 2024 is a Friday: three working days later it is Wednesday.
      termijnen: [
        { soort: "melding", uiterlijk: "2024-03-06", voldaanOp: null, dagen: 2 },
        { soort: "ontvangstbevestiging", uiterlijk: "2024-03-15", voldaanOp: null, dagen: 11 },
        { soort: "streefdatum", uiterlijk: "2024-03-15", voldaanOp: null, dagen: 11 },
        { soort: "reactie", uiterlijk: "2024-03-22", voldaanOp: null, dagen: 18 },
        { soort: "kifid-route", uiterlijk: "2024-04-26", voldaanOp: null, dagen: 53 },
      ],
    });
  });

  it("takes today and who acts where they are not given", async ({ klacht }) => {
    const { json } = await klacht("nieuw", "--json", ...INTAKE);
    expect(json()).toMatchObject({ ingediendOp: TODAY, geregistreerdOp: TODAY, ontvangenDoor: WHO });
  });

  it("takes a postal address in place of an e-mail address, abroad without a Dutch postcode", async ({
    klacht,
  }) => {
    const intake = INTAKE.filter((option) => !option.startsWith("--email"));
    const abroad = ["--adres=Rue Haute 1", "--plaats=Namur", "--land=België"];
    expect((await klacht("nieuw", "--json", ...intake, ...abroad)).json().klager).toMatchObject({
      land: "België",
      postcode: null,
    });
    const half = await klacht("nieuw", ...intake, "--adres=Dorpsweg 1", "--plaats=Sneek");
    expect(half.exitCode).toBe(2);
    expect(half.stderr).toContain("Er ontbreekt: een adres (--adres, --postcode en --plaats) of --email");
  });

  it("names all that is missing and all that is wrong in one message", async ({ klacht }) => {
    const { exitCode, stdout, stderr } = await klacht(
      "nieuw",
      "--vertrouwelijk=misschien",
      "--postcode=12",
      "--email=x",
      "--telefoon=1",
      "--wijze=duif",
      "--datum=31-02-2024",
    );
    expect(exitCode).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toMatchInlineSnapshot(`
      "Er ontbreekt: --naam, --aard en --omschrijving
      Vertrouwelijk: moet ja of nee zijn
      Postcode: “12” is geen Nederlandse postcode; typ 1234 AB
      Telefoon: “1” is geen telefoonnummer; typ bijvoorbeeld 0513 123 456 of +31 6 1234 5678
      E-mailadres: “x” is geen e-mailadres; typ bijvoorbeeld naam@voorbeeld.nl
      Ingediend op: “31-02-2024” is geen datum; typ DD-MM-JJJJ, of een dag zoals gisteren, maandag of -3
      Wijze van indienen: kent “duif” niet; kies uit mondeling, telefonisch, brief, e-mail, website of overig.
      → Uitleg van elk gegeven: klacht nieuw --help
      "
    `);
    expect(existsSync(klacht.map)).toBe(false);
  });

  it.for([
    ["a day to come", "--datum=05-03-2024", "Ingediend op: mag niet in de toekomst liggen"],
    ["an empty name", "--naam= ", "Er ontbreekt: --naam"],
    ["an escape sequence in a line", "--naam=\u001b[31mJan", "Naam van de klager: bevat een regeleinde of"],
    ["a line end in a line", "--naam=Jan\nPiet", "Naam van de klager: bevat een regeleinde of"],
    ["a bell in a text", "--omschrijving=ping\u0007", "Omschrijving: bevat een onzichtbaar stuurteken"],
    ["a line that is too long", `--naam=${"x".repeat(201)}`, "is te lang (201 tekens; hoogstens 200)"],
  ] as const)("refuses %s", async ([, option, reason], { klacht }) => {
    const { exitCode, stderr } = await klacht("nieuw", ...INTAKE, option);
    expect(stderr).toContain(reason);
    expect(exitCode).toBe(2);
    expect(existsSync(klacht.map)).toBe(false);
  });

  it("puts a mistake in JSON on standard error too", async ({ klacht }) => {
    expect(await klacht("nieuw", "--json")).toMatchObject({ stdout: "", exitCode: 2 });
  });
});

describe("the numbers", () => {
  it("count by year of lodging, without gaps after what failed", async ({ klacht }) => {
    const lodge = async (...more: string[]) =>
      (await klacht("nieuw", "--json", ...INTAKE, ...more)).json().nummer;
    expect(await lodge()).toBe("2024-0001");
    expect(await lodge("--datum=31-12-2023")).toBe("2023-0001");
    expect((await klacht("nieuw", ...INTAKE, "--toewijzen=Niemand")).exitCode).toBe(3);
    expect((await klacht("nieuw", ...INTAKE, "--aard=niets")).exitCode).toBe(2);
    expect(await lodge("--datum=01-01-2024")).toBe("2024-0002");
    expect(await lodge("--datum=2023-06-01")).toBe("2023-0002");
  });
});

describe("nieuw from JSON", () => {
  it("reads a file", async ({ klacht }) => {
    const file = write(klacht, "klacht.json", `\ufeff${JSON.stringify(JSON_INTAKE)}`);
    expect((await klacht("nieuw", "--json", "--invoer", file)).json()).toMatchObject({
      nummer: "2024-0001",
      klager: JSON_INTAKE.klager,
      vertrouwelijk: false,
    });
  });

  it("reads standard input", async ({ klacht }) => {
    const input = JSON.stringify({ ...JSON_INTAKE, vertrouwelijk: "nee", product: null });
    const { json } = await klacht.with({ input })("nieuw", "--json", "--invoer", "-");
    expect(json()).toMatchObject({ klager: JSON_INTAKE.klager, product: null });
  });

  it("lets an option win from the file", async ({ klacht }) => {
    const file = write(klacht, "klacht.json", JSON_INTAKE);
    const { json } = await klacht("nieuw", "--json", "--invoer", file, "--aard=privacy");
    expect(json().aard).toBe("privacy");
  });

  it.for([
    ["no JSON", "{", "bevat geen geldige JSON", 2],
    ["a list", [JSON_INTAKE], "moet één klacht zijn", 2],
    ["an unknown name", { ...JSON_INTAKE, klger: {} }, "klger is een onbekend gegeven", 2],
    ["an unknown name of the klager", { klager: { bsn: "1" } }, "klager.bsn is een onbekend gegeven", 2],
    ["a klager that is text", { klager: "Jan" }, "klager moet een groep gegevens zijn", 2],
    ["a number for a text", { ...JSON_INTAKE, aard: 5 }, "aard moet tekst zijn", 2],
    ["a list for the confidentiality", { vertrouwelijk: [] }, "vertrouwelijk moet true of false zijn", 2],
    ["a word that doesn't exist", { ...JSON_INTAKE, aard: "x" }, "Aard van de klacht: kent “x” niet", 2],
  ] as const)("refuses %s", async ([, content, reason, code], { klacht }) => {
    const file = write(klacht, "klacht.json", content);
    const { exitCode, stderr } = await klacht("nieuw", "--invoer", file);
    expect(stderr).toContain(reason);
    expect(exitCode).toBe(code);
    expect(existsSync(klacht.map)).toBe(false);
  });

  it("says which file is not there", async ({ klacht }) => {
    const { exitCode, stderr } = await klacht("nieuw", "--invoer", "er-is-niets.json");
    expect(stderr).toContain("Het bestand er-is-niets.json is niet te lezen");
    expect(exitCode).toBe(3);
  });
});

describe("a confidential complaint", () => {
  const SECRET = "zwijgplicht-4711";
  const confidential = {
    ...JSON_INTAKE,
    klager: { naam: SECRET, email: `${SECRET}@voorbeeld.nl` },
    omschrijving: SECRET,
  };

  it.for([
    ["--vertrouwelijk=ja", []],
    ["--vertrouwelijk=J", []],
    ["--vertrouwelijk= JA ", ["--aard=onbekend"]],
    ["--vertrouwelijk=1", ["--toewijzen"]],
  ] as const)("by %s is refused and stored nowhere", async ([option, more], { klacht }) => {
    const { exitCode, stdout, stderr } = await klacht(
      "nieuw",
      ...INTAKE,
      `--naam=${SECRET}`,
      `--omschrijving=${SECRET}`,
      option,
      ...more,
    );
    expect(exitCode).toBe(1);
    expect(stdout).toBe("");
    expect(stderr).toMatch(/gesloten dossier \(§3\).*er is niets opgeslagen/);
    expect(stderr).not.toContain(SECRET);
    expect(existsSync(klacht.map)).toBe(false);
    expect(filesHolding(klacht.home, SECRET)).toEqual([]);
  });

  it.for([true, "ja", "Ja"])(
    "by JSON with %j leaves a register as it was",
    async (vertrouwelijk, { klacht }) => {
      await klacht("nieuw", ...INTAKE);
      const before = contentsOf(klacht.home);
      const input = JSON.stringify({ ...confidential, vertrouwelijk });
      expect((await klacht.with({ input })("nieuw", "--invoer=-")).exitCode).toBe(1);
      expect(contentsOf(klacht.map)).toEqual(Object.fromEntries(inFolder(before, "register")));
      expect(filesHolding(klacht.home, SECRET)).toEqual([]);
    },
  );

  const inFolder = (contents: Record<string, string>, folder: string) =>
    Object.entries(contents).flatMap(([path, hash]) =>
      path.startsWith(`${folder}/`) ? [[path.slice(folder.length + 1), hash]] : [],
    );

  it("is refused as a correction too, and leaves the case as it was", async ({ klacht }) => {
    await klacht("nieuw", ...INTAKE);
    const before = contentsOf(klacht.map);
    const { exitCode } = await klacht("wijzig", "1", "--vertrouwelijk=ja", `--omschrijving=${SECRET}`);
    expect(exitCode).toBe(1);
    expect(contentsOf(klacht.map)).toEqual(before);
    expect(filesHolding(klacht.home, SECRET)).toEqual([]);
  });
});

describe("nieuw --toewijzen", () => {
  it("without a name takes the default responsible", async ({ klacht }) => {
    await klacht("inrichten", "--kantoor=Bakker", "--verantwoordelijke=Jelle Dijkstra");
    const { stdout } = await klacht("nieuw", ...INTAKE, "--toewijzen");
    expect(stdout).toMatchInlineSnapshot(`
      "Klacht 2024-0001 van Jan de Vries is opgenomen.
      Gemeld aan Jelle Dijkstra.

      Termijnen
        Ontvangstbevestiging aan de klager      maandag 18-03-2024    nog 14 dagen
        Streefdatum voor het standpunt          maandag 18-03-2024    nog 14 dagen
        Standpunt aan de klager                 maandag 25-03-2024    nog 21 dagen
        Klager mag zonder standpunt naar Kifid  maandag 29-04-2024    nog 56 dagen

      Hierna: bevestig de klager schriftelijk dat de klacht in behandeling is.
        klacht brief 2024-0001 ontvangstbevestiging
      "
    `);
  });

  it("with a name, or a part that fits one person, takes that one", async ({ klacht }) => {
    await klacht("medewerkers", "toevoegen", "Jelle Dijkstra");
    await klacht("medewerkers", "toevoegen", "Anna Visser");
    const { json } = await klacht("nieuw", "--json", ...INTAKE, "--toewijzen", "visser");
    expect(json()).toMatchObject({
      status: "in behandeling",
      verantwoordelijke: "Anna Visser",
      gemeldOp: TODAY,
    });
    expect(json().termijnen[0]).toMatchObject({ soort: "melding", voldaanOp: TODAY, dagen: null });
  });

  it("without a default responsible is refused and nothing is taken in", async ({ klacht }) => {
    const { exitCode, stderr } = await klacht("nieuw", ...INTAKE, "--toewijzen");
    expect(stderr).toMatchInlineSnapshot(`
      "Er is geen vaste verantwoordelijke ingesteld.
      → Geef een naam (--toewijzen NAAM) of leg hem vast met: klacht inrichten --verantwoordelijke NAAM
      "
    `);
    expect(exitCode).toBe(1);
    expect(existsSync(klacht.map)).toBe(false);
  });

  it("with an unknown name proposes the nearest, and changes nothing", async ({ klacht }) => {
    await klacht("medewerkers", "toevoegen", "Jelle Dijkstra");
    const before = contentsOf(klacht.map);
    const { exitCode, stderr } = await klacht("nieuw", ...INTAKE, "--toewijzen=Jele Dijkstra");
    expect(stderr).toMatchInlineSnapshot(`
      "Er is geen medewerker “Jele Dijkstra”.
      → Bedoelde u “Jelle Dijkstra”?
      "
    `);
    expect(exitCode).toBe(3);
    expect(contentsOf(klacht.map)).toEqual(before);
  });

  it("with a name that fits two people asks for the whole name", async ({ klacht }) => {
    await klacht("medewerkers", "toevoegen", "Jelle Dijkstra");
    await klacht("medewerkers", "toevoegen", "Anna Dijkstra");
    const { exitCode, stderr } = await klacht("nieuw", ...INTAKE, "--toewijzen=dijkstra");
    expect(stderr).toMatchInlineSnapshot(`
      "“dijkstra” kan meer dan één medewerker zijn: Anna Dijkstra of Jelle Dijkstra.
      → Typ de hele naam.
      "
    `);
    expect(exitCode).toBe(1);
  });

  it("leaves no register behind where there was none", async ({ klacht }) => {
    mkdirSync(klacht.map);
    expect((await klacht("nieuw", ...INTAKE, "--toewijzen=Niemand")).exitCode).toBe(3);
    expect(contentsOf(klacht.map)).toEqual({});
  });
});

describe("a day as people say it", () => {
  // The reference date is Monday 4 March 2024.
  it.for([
    [["--datum", "-3"], "2024-03-01"],
    [["--datum=-3"], "2024-03-01"],
    [["--datum", "gisteren"], "2024-03-03"],
    [["--datum", "vrijdag"], "2024-03-01"],
    [["--datum", "ma"], "2024-03-04"],
  ] as const)("%j is %s", async ([option, day], { klacht }) => {
    const { json, exitCode } = await klacht("nieuw", ...INTAKE, ...option, "--json");
    expect(exitCode).toBe(0);
    expect(json().ingediendOp).toBe(day);
  });

  it("that is yet to come is the next one where that is asked", async ({ klacht }) => {
    await klacht("medewerkers", "toevoegen", "Jelle Dijkstra");
    await klacht("nieuw", ...INTAKE, "--toewijzen=Jelle");
    const later = klacht.with({ peildatum: "2024-03-22" });
    const { json } = await later("uitstel", "1", "--tot=di", "--reden=Wacht op de verzekeraar.", "--json");
    expect(json().uitstel).toMatchObject([{ tot: "2024-03-26" }]);
  });

  it("counts from the reference date, which may be one itself", async ({ klacht }) => {
    const { exitCode, stderr } = await klacht.with({ peildatum: "-1" })("termijnen");
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  });
});
