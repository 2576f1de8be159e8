import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Antwoorden, type Kader, VELDNAMEN } from "../../src/procedure/antwoorden.ts";
import { antwoordenVan, foutInWoorden, heeftAdres, leesIntake } from "../../src/procedure/intake.ts";
import type { Intake, Klager } from "../../src/procedure/klacht.ts";
import { STANDAARD_WOORDENLIJSTEN } from "../../src/procedure/woordenlijsten.ts";

const KADER: Kader = { vandaag: "2024-03-04", woordenlijsten: STANDAARD_WOORDENLIJSTEN };

const MINIMAAL: Antwoorden = {
  vertrouwelijk: "nee",
  naam: "Fokje de Vries",
  email: "fokje@example.nl",
  ingediendOp: "01-03-2024",
  wijze: "telefonisch",
  aard: "doorlooptijd",
  omschrijving: "Na zes weken nog geen bericht over de schade.",
};

const VOLLEDIG: Antwoorden = {
  vertrouwelijk: "J",
  naam: " Fokje de Vries ",
  adres: "Kerkstraat 1",
  postcode: "8441bw",
  plaats: "Heerenveen",
  land: "nl",
  telefoon: "0513 123 456",
  email: "fokje@example.nl",
  klantnummer: "K-1024",
  ingediendOp: "gisteren",
  ontvangenDoor: "Anke Bakker",
  wijze: "E-Mail",
  aard: "premie en incasso",
  product: "Woonhuis en inboedel",
  polisnummer: "POL 88",
  maatschappij: "Nieuwe Friese",
  omschrijving: "Twee keer betaald.\r\nNiemand belt terug.",
  gewensteOplossing: "Geld terug",
  betrokkenMedewerker: "Douwe Postma",
};

const VOLLEDIGE_INTAKE: Intake = {
  ingediendOp: "2024-03-03",
  ontvangenDoor: "Anke Bakker",
  wijze: "e-mail",
  vertrouwelijk: true,
  klager: {
    naam: "Fokje de Vries",
    adres: "Kerkstraat 1",
    postcode: "8441 BW",
    plaats: "Heerenveen",
    land: "Nederland",
    telefoon: "0513 123 456",
    email: "fokje@example.nl",
    klantnummer: "K-1024",
  },
  aard: "premie-incasso",
  product: "woonhuis-inboedel",
  polisnummer: "POL 88",
  maatschappij: "Nieuwe Friese",
  omschrijving: "Twee keer betaald.\nNiemand belt terug.",
  gewensteOplossing: "Geld terug",
  betrokkenMedewerker: "Douwe Postma",
};

/** What is wrong with the answers, in words; none when they make an intake. */
function fouten(antwoorden: Antwoorden, eisen?: { adresVerplicht: boolean }): string[] {
  const gelezen = leesIntake(antwoorden, KADER, eisen);
  return "fouten" in gelezen ? gelezen.fouten.map(foutInWoorden) : [];
}

describe("an intake", () => {
  it("keeps every answer, each in its place and in the form that is kept", () => {
    expect(leesIntake(VOLLEDIG, KADER)).toEqual({ intake: VOLLEDIGE_INTAKE });
  });

  it("needs no more than the law and the procedure ask; what was not answered is null", () => {
    expect(leesIntake(MINIMAAL, KADER)).toEqual({
      intake: {
        ingediendOp: "2024-03-01",
        ontvangenDoor: null,
        wijze: "telefonisch",
        vertrouwelijk: false,
        klager: {
          naam: "Fokje de Vries",
          adres: null,
          postcode: null,
          plaats: null,
          land: null,
          telefoon: null,
          email: "fokje@example.nl",
          klantnummer: null,
        },
        aard: "doorlooptijd",
        product: null,
        polisnummer: null,
        maatschappij: null,
        omschrijving: "Na zes weken nog geen bericht over de schade.",
        gewensteOplossing: null,
        betrokkenMedewerker: null,
      },
    });
  });

  it("takes an empty answer as none", () => {
    const leeg = Object.fromEntries(VELDNAMEN.map((naam) => [naam, " \t"]));
    expect(leesIntake({ ...leeg, ...MINIMAAL }, KADER)).toEqual(leesIntake(MINIMAAL, KADER));
    expect(fouten(leeg)).toEqual(fouten({}));
  });
});

describe("what is wrong with an intake", () => {
  it("is all that is missing, in one go and in the order of the questions", () => {
    expect(fouten({})).toEqual([
      "Vertrouwelijk: ontbreekt",
      "Naam van de klager: ontbreekt",
      "Ingediend op: ontbreekt",
      "Wijze van indienen: ontbreekt",
      "Aard van de klacht: ontbreekt",
      "Omschrijving: ontbreekt",
      "Postadres of e-mailadres: ontbreekt",
    ]);
  });

  it("is that there is no address, told as something missing", () => {
    expect(leesIntake({ ...MINIMAAL, email: "" }, KADER)).toEqual({
      fouten: [{ veld: "adresOfEmail", reden: "ontbreekt", ontbreekt: true }],
    });
  });

  it.each(["vertrouwelijk", "naam", "ingediendOp", "wijze", "aard", "omschrijving"] as const)(
    "is that %s alone is missing",
    (naam) => {
      expect(leesIntake({ ...MINIMAAL, [naam]: "" }, KADER)).toEqual({
        fouten: [{ veld: naam, reden: "ontbreekt", ontbreekt: true }],
      });
    },
  );

  it("is every bad answer too, told apart from what is missing", () => {
    const gelezen = leesIntake(
      {
        ...VOLLEDIG,
        vertrouwelijk: "misschien",
        naam: "",
        postcode: "84 BW",
        telefoon: "geheim",
        email: "fokje",
        ingediendOp: "05-03-2024",
        product: "fiets",
        omschrijving: "a\u0000b",
      },
      KADER,
    );
    const gevonden = "fouten" in gelezen ? gelezen.fouten : [];
    expect(gevonden.map(({ veld, ontbreekt }) => [veld, ontbreekt])).toEqual([
      ["vertrouwelijk", false],
      ["naam", true],
      ["postcode", false],
      ["telefoon", false],
      ["email", false],
      ["ingediendOp", false],
      ["product", false],
      ["omschrijving", false],
    ]);
    expect(gevonden.map(foutInWoorden)).toContain("Ingediend op: mag niet in de toekomst liggen");
    expect(gevonden.map(foutInWoorden)).toContain(
      "Postcode: “84 BW” is geen Nederlandse postcode; typ 1234 AB",
    );
  });

  it("depends on the country that was typed, whatever its place among the answers", () => {
    expect(fouten({ ...VOLLEDIG, postcode: "9000", land: "België" })).toEqual([]);
    expect(fouten({ ...VOLLEDIG, postcode: "9000", land: "Nederland" })).toHaveLength(1);
    expect(fouten({ ...VOLLEDIG, postcode: "9000", land: "" })).toHaveLength(1);
  });

  it("is an e-mail address that is none, although it stood there", () => {
    expect(fouten({ ...MINIMAAL, email: "fokje@thuis" })).toEqual([
      "E-mailadres: “fokje@thuis” is geen e-mailadres; typ bijvoorbeeld naam@voorbeeld.nl",
    ]);
  });
});

describe("an address to which the answer can go (§3)", () => {
  const adres = "Kerkstraat 1";
  const plaats = "Heerenveen";
  const postcode = "8441 BW";

  it.each<[string, Antwoorden, boolean]>([
    ["nothing at all", {}, false],
    ["an e-mail address alone", { email: "fokje@example.nl" }, true],
    ["a whole postal address", { adres, postcode, plaats }, true],
    ["both", { adres, postcode, plaats, email: "fokje@example.nl" }, true],
    ["without street", { postcode, plaats }, false],
    ["without place", { adres, postcode }, false],
    ["without postcode", { adres, plaats }, false],
    ["without postcode, in the Netherlands by name", { adres, plaats, land: "nl" }, false],
    ["without postcode, abroad", { adres: "Rue Haute 1", plaats: "Brussel", land: "België" }, true],
    ["abroad without place", { adres: "Rue Haute 1", land: "België" }, false],
    ["abroad without street", { plaats: "Brussel", land: "België" }, false],
    ["half an address, and an e-mail address", { plaats, email: "fokje@example.nl" }, true],
    ["a telephone number", { telefoon: "0513 123 456" }, false],
    ["white space", { adres: " ", postcode: " ", plaats: " ", email: " " }, false],
  ])("%s", (_wat, antwoorden, bereikbaar) => {
    expect(heeftAdres(antwoorden)).toBe(bereikbaar);
    expect(fouten({ ...MINIMAAL, email: "", ...antwoorden })).toEqual(
      bereikbaar ? [] : ["Postadres of e-mailadres: ontbreekt"],
    );
  });

  it("is not asked of an old list that never had one; all else is", () => {
    const zonder = { ...MINIMAAL, email: "" };
    expect(fouten(zonder, { adresVerplicht: false })).toEqual([]);
    expect(fouten(zonder, { adresVerplicht: true })).toEqual(["Postadres of e-mailadres: ontbreekt"]);
    expect(fouten({ ...zonder, naam: "" }, { adresVerplicht: false })).toEqual([
      "Naam van de klager: ontbreekt",
    ]);
    expect(fouten({ ...zonder, postcode: "9000" }, { adresVerplicht: false })).toHaveLength(1);
  });
});

// Intakes as they can be kept, generated without help of the source.
const regel = (max: number) =>
  fc
    .string({ unit: "grapheme", minLength: 1, maxLength: max })
    .map((tekst) => tekst.trim())
    .filter((tekst) => tekst.length > 0 && tekst.length <= max && /^[^\p{Cc}\u2028\u2029]+$/u.test(tekst));
const tekst = fc
  .array(fc.oneof(regel(60), fc.constant(""), fc.constant("kolom\tkolom")), { minLength: 1, maxLength: 5 })
  .map((regels) => regels.join("\n").trim())
  .filter((regels) => regels !== "");
const misschien = <T>(waarde: fc.Arbitrary<T>) => fc.option(waarde, { nil: null });
const code = (lijst: keyof typeof STANDAARD_WOORDENLIJSTEN) =>
  fc.constantFrom(...STANDAARD_WOORDENLIJSTEN[lijst].map((woord) => woord.code));
const nederlandsePostcode = fc
  .tuple(fc.integer({ min: 1000, max: 9999 }), fc.stringMatching(/^[A-Z]{2}$/))
  .map(([cijfers, letters]) => `${cijfers} ${letters}`);
const email = fc.emailAddress().filter((adres) => adres.length <= 254);
const telefoon = fc.constantFrom("0513 123 456", "+31 (0)6 12345678", "0031612345678");

type Adres = Pick<Klager, "adres" | "postcode" | "plaats" | "land" | "email">;

const adres: fc.Arbitrary<Adres> = fc.oneof(
  fc.record({
    adres: regel(200),
    postcode: nederlandsePostcode,
    plaats: regel(200),
    land: fc.constantFrom(null, "Nederland"),
    email: misschien(email),
  }),
  fc.record({
    adres: regel(200),
    postcode: misschien(regel(20)),
    plaats: regel(200),
    land: fc.constantFrom("België", "Duitsland", "Curaçao"),
    email: misschien(email),
  }),
  fc.record({
    adres: fc.constant(null),
    postcode: misschien(nederlandsePostcode),
    plaats: misschien(regel(200)),
    land: fc.constant(null),
    email,
  }),
);

const intake: fc.Arbitrary<Intake> = fc
  .record({
    adres,
    klager: fc.record({ naam: regel(200), telefoon: misschien(telefoon), klantnummer: misschien(regel(50)) }),
    zaak: fc.record({
      ingediendOp: fc
        .date({ min: new Date("1990-01-01"), max: new Date("2024-03-04"), noInvalidDate: true })
        .map((dag) => dag.toISOString().slice(0, 10)),
      ontvangenDoor: misschien(regel(200)),
      wijze: code("wijze"),
      vertrouwelijk: fc.boolean(),
      aard: code("aard"),
      product: misschien(code("product")),
      polisnummer: misschien(regel(50)),
      maatschappij: misschien(regel(200)),
      omschrijving: tekst,
      gewensteOplossing: misschien(tekst),
      betrokkenMedewerker: misschien(regel(200)),
    }),
  })
  .map((deel) => ({ ...deel.zaak, klager: { ...deel.klager, ...deel.adres } }));

/** The same intake as a careless typist would enter it. */
function slordig(antwoorden: Antwoorden): Antwoorden {
  const over = (tekst = "") => `  ${tekst}\t`;
  const woord = (tekst = "") => over(tekst.toUpperCase().replaceAll("-", " "));
  const [jaar, maand, dag] = (antwoorden.ingediendOp ?? "").split("-").map(Number);
  return {
    ...Object.fromEntries(Object.entries(antwoorden).map(([naam, waarde]) => [naam, over(waarde)])),
    vertrouwelijk: antwoorden.vertrouwelijk === "ja" ? " J" : "N ",
    ingediendOp: `${dag}/${maand}/${jaar} `,
    wijze: woord(antwoorden.wijze),
    aard: woord(antwoorden.aard),
    product: woord(antwoorden.product),
    land: antwoorden.land === "Nederland" ? "HOLLAND" : over(antwoorden.land),
    postcode: ["", "Nederland"].includes(antwoorden.land ?? "")
      ? (antwoorden.postcode ?? "").replace(" ", "").toLowerCase()
      : over(antwoorden.postcode),
    omschrijving: `\n${antwoorden.omschrijving?.replaceAll("\n", "\r\n")}\r\n`,
  };
}

const RUNS = { seed: 20_240_304, numRuns: 500 };

describe("the answers of a kept case, as the start of a correction", () => {
  it("are one text for every field, empty where nothing is kept", () => {
    expect(antwoordenVan(VOLLEDIGE_INTAKE)).toEqual({
      ...VOLLEDIG,
      vertrouwelijk: "ja",
      naam: "Fokje de Vries",
      postcode: "8441 BW",
      land: "Nederland",
      ingediendOp: "2024-03-03",
      wijze: "e-mail",
      aard: "premie-incasso",
      product: "woonhuis-inboedel",
      omschrijving: "Twee keer betaald.\nNiemand belt terug.",
    });
    const leeg = antwoordenVan({
      ...VOLLEDIGE_INTAKE,
      vertrouwelijk: false,
      product: null,
      klager: { ...VOLLEDIGE_INTAKE.klager, land: null, email: null },
    });
    expect([leeg.vertrouwelijk, leeg.product, leeg.land, leeg.email]).toEqual(["nee", "", "", ""]);
    expect(Object.keys(leeg)).toEqual([...VELDNAMEN]);
  });

  it("make the same intake again", () => {
    fc.assert(
      fc.property(intake, (gehouden) => {
        expect(leesIntake(antwoordenVan(gehouden), KADER)).toEqual({ intake: gehouden });
      }),
      RUNS,
    );
  });

  it("make the same intake again when they are typed carelessly", () => {
    fc.assert(
      fc.property(intake, (gehouden) => {
        expect(leesIntake(slordig(antwoordenVan(gehouden)), KADER)).toEqual({ intake: gehouden });
      }),
      RUNS,
    );
  });
});
