import { chmodSync, writeFileSync } from "node:fs";
import type { Socket } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect } from "vitest";
import {
  type Certificate,
  closedPort,
  makeCertificate,
  PASSWORD,
  startMailServer,
  startServer,
  USER,
} from "../exchange/mail-server.ts";
import { fill } from "../register/fill.ts";
import { fillWithKluis, withPassphrase } from "../register/kluis.ts";
import { INTAKE, it, type Klacht } from "./run.ts";

let certificate: Certificate;
beforeAll(() => {
  certificate = makeCertificate();
});
afterAll(() => certificate.remove());

const JELLE = "jelle@kantoor.nl";

/** The office's settings, with a file for the password that only its owner can read. */
function setUp({ map }: Klacht, mail: Record<string, unknown>, others: Record<string, unknown> = {}): void {
  const path = join(map, "wachtwoord");
  writeFileSync(path, `${PASSWORD}\n`, { mode: 0o600 });
  const login = { gebruiker: USER, wachtwoordbestand: "wachtwoord", afzender: "klachten@kantoor.nl" };
  const settings = {
    kantoor: { naam: "Kantoor Öz" },
    verantwoordelijke: "Jelle Dijkstra",
    mail: { host: "localhost", certificaat: certificate.path, wachttijd: 5, ...login, ...mail },
    ...others,
  };
  writeFileSync(join(map, "instellingen.json"), JSON.stringify(settings));
}

/** A register with one case, and Jelle with his address. */
async function office(klacht: Klacht, mail: Record<string, unknown>): Promise<void> {
  await fill(
    klacht.map,
    ["Jelle Dijkstra"],
    [{ klager: { naam: "Jan Geheim" }, omschrijving: "Geheime tekst" }],
  );
  await klacht("medewerkers", "wijzig", "jelle", `--email=${JELLE}`);
  setUp(klacht, mail);
}

/** That the case was reported all the same, and what was said of the mail. */
async function assignedWithout(klacht: Klacht, env: Record<string, string> = {}): Promise<string> {
  const { stdout, stderr, exitCode } = await klacht.with({ env })("toewijzen", "1");
  expect(exitCode).toBe(0);
  expect(stdout).toContain("Klacht 2024-0001 is gemeld aan Jelle Dijkstra.");
  expect(stdout + stderr).not.toContain(PASSWORD);
  expect((await klacht("toon", "1", "--json")).json()).toMatchObject({ verantwoordelijke: "Jelle Dijkstra" });
  return stderr;
}

describe("toewijzen mails the responsible", () => {
  it("what he must know and nothing of the content", async ({ klacht }) => {
    const server = await startMailServer(certificate);
    await office(klacht, { port: server.port });
    const { stdout, stderr, exitCode } = await klacht("toewijzen", "1");
    expect({ stderr, exitCode }).toEqual({
      stderr: `Jelle Dijkstra krijgt bericht op ${JELLE}.\n`,
      exitCode: 0,
    });
    expect(stdout).toContain("Klacht 2024-0001 is gemeld aan Jelle Dijkstra.");
    const [message, ...others] = server.received;
    expect(others).toEqual([]);
    expect(message).toMatchObject({ to: [JELLE], from: "klachten@kantoor.nl", secure: true, user: USER });
    expect(message!.raw).toMatch(/^Subject: Klacht 2024-0001 is aan u gemeld\r$/m);
    expect(message!.raw).toMatch(/^To: Jelle Dijkstra <jelle@kantoor\.nl>\r$/m);
    expect(message!.raw).not.toMatch(/Geheim|Geheime|advies/i);
    expect(message!.text).toMatchInlineSnapshot(`
      "Beste Jelle Dijkstra,

      Klacht 2024-0001 is aan u gemeld. U neemt de klacht in behandeling (§4a van de klachtenprocedure).

      Termijnen:
        Ontvangstbevestiging aan de klager: uiterlijk maandag 18-03-2024 (nog 14 dagen)
        Streefdatum voor het standpunt: uiterlijk maandag 18-03-2024 (nog 14 dagen)
        Standpunt aan de klager: uiterlijk maandag 25-03-2024 (nog 21 dagen)
        Klager mag zonder standpunt naar Kifid: uiterlijk maandag 29-04-2024 (nog 56 dagen)

      Zo bekijkt u de klacht:

        klacht toon 2024-0001

      In dit bericht staan met opzet geen namen en geen inhoud: die staan in het register.
      "
    `);
  });

  it("over a line that is safe from the start, and without a login where none is set", async ({ klacht }) => {
    const server = await startMailServer(certificate, { secure: true, authOptional: true });
    await office(klacht, { port: server.port, tls: "direct", gebruiker: null });
    expect((await klacht("toewijzen", "1")).stderr).toContain(`bericht op ${JELLE}`);
    expect(server.received).toMatchObject([{ to: [JELLE], secure: true }]);
    expect(server.logins).toEqual([]);
  });

  it("over a bare line only where the office says so, and then without a password", async ({ klacht }) => {
    const server = await startMailServer(certificate, { authOptional: true, hideSTARTTLS: true });
    await office(klacht, { port: server.port, tls: "geen", gebruiker: null });
    expect((await klacht("toewijzen", "1")).stderr).toContain(`bericht op ${JELLE}`);
    expect(server.received).toMatchObject([{ secure: false }]);
    setUp(klacht, { port: server.port, tls: "geen" });
    expect(await assignedWithout(klacht)).toBe(
      "Let op: de e-mail aan Jelle Dijkstra is niet verstuurd: zonder TLS gaat het wachtwoord leesbaar over het netwerk.\n→ Kies mail.tls starttls of direct, of maak mail.gebruiker leeg.\n",
    );
    expect(server.logins).toEqual([]);
  });

  it("when a complaint is taken in and reported at once", async ({ klacht }) => {
    const server = await startMailServer(certificate);
    await office(klacht, { port: server.port });
    const { json, stderr } = await klacht("nieuw", ...INTAKE, "--toewijzen", "--json");
    expect(json()).toMatchObject({ nummer: "2024-0002", verantwoordelijke: "Jelle Dijkstra" });
    expect(stderr).toBe(`Jelle Dijkstra krijgt bericht op ${JELLE}.\n`);
    expect(server.received[0]!.raw).toContain("Subject: Klacht 2024-0002 is aan u gemeld");
  });

  it("from the office's own address where no other is set", async ({ klacht }) => {
    const server = await startMailServer(certificate);
    await office(klacht, {});
    setUp(klacht, { port: server.port, afzender: null }, { kantoor: { email: "info@kantoor.nl" } });
    await klacht("toewijzen", "1", "--aan=Jelle");
    expect(server.received).toMatchObject([{ from: "info@kantoor.nl" }]);
  });

  it("not where he is not to be mailed", async ({ klacht }) => {
    const server = await startMailServer(certificate);
    await office(klacht, { port: server.port });
    expect(await klacht("toewijzen", "1", "--geen-mail")).toMatchObject({ stderr: "", exitCode: 0 });
    setUp(klacht, { host: null });
    expect(await klacht("toewijzen", "1")).toMatchObject({ stderr: "", exitCode: 0 });
    await klacht("medewerkers", "wijzig", "jelle", "--email=");
    setUp(klacht, { port: server.port });
    expect(await assignedWithout(klacht)).toBe(
      'Jelle Dijkstra krijgt geen e-mail: er is geen adres bekend.\n→ Leg het vast: klacht medewerkers wijzig "Jelle Dijkstra" --email ADRES\n',
    );
    expect(server.received).toEqual([]);
  });
});

describe("a mail that fails is told, and the case is reported all the same", () => {
  const FAILED = "Let op: de e-mail aan Jelle Dijkstra is niet verstuurd: ";

  it("where the login is refused; its password shows nowhere", async ({ klacht }) => {
    const server = await startMailServer(certificate);
    await office(klacht, { port: server.port, gebruiker: "een.ander@kantoor.nl" });
    expect(await assignedWithout(klacht)).toBe(
      `${FAILED}localhost:${server.port} weigert de aanmelding.\n→ Controleer mail.gebruiker en het wachtwoord in mail.wachtwoordbestand.\n`,
    );
    await assignedWithout(klacht, { KLACHT_DEBUG: "1" });
    expect(server.logins.length).toBeGreaterThan(0);
    expect(server.logins.filter(({ secure }) => !secure)).toEqual([]);
  });

  it("where nobody vouches for the certificate, or it is another's", async ({ klacht }) => {
    const server = await startMailServer(certificate);
    await office(klacht, { port: server.port, certificaat: null });
    expect(await assignedWithout(klacht)).toContain(
      `${FAILED}het certificaat van localhost:${server.port} is niet te vertrouwen.\n`,
    );
    const others = makeCertificate("DNS:mail.elders.nl");
    const elsewhere = await startMailServer(others);
    setUp(klacht, { port: elsewhere.port, certificaat: others.path });
    const said = await assignedWithout(klacht);
    others.remove();
    expect(said).toContain(`het certificaat van localhost:${elsewhere.port} is niet te vertrouwen.\n`);
    expect([...server.logins, ...elsewhere.logins]).toEqual([]);
  });

  it("where the file with the certificate isn't there", async ({ klacht }) => {
    await office(klacht, { certificaat: "/nergens/ca.pem" });
    expect(await assignedWithout(klacht)).toContain("mail.certificaat is niet te lezen: /nergens/ca.pem.\n");
  });

  it.for([{}, { secure: true }])(
    "where the line is not made safe as the settings ask: %j",
    async (kind, { klacht }) => {
      const server = await startMailServer(certificate, { disabledCommands: ["STARTTLS"], ...kind });
      await office(klacht, {
        port: server.port,
        tls: "secure" in kind ? "starttls" : "direct",
        wachttijd: 1,
      });
      expect(await assignedWithout(klacht)).toMatch(
        /is niet verstuurd: .*localhost:\d+.*\.\n→ Controleer .*mail\.tls/,
      );
      if (!("secure" in kind)) setUp(klacht, { port: server.port });
      expect(await assignedWithout(klacht)).toMatch(
        /is niet verstuurd: .*localhost:\d+.*\.\n→ Controleer .*mail\.tls/,
      );
      expect(server.logins).toEqual([]);
    },
  );

  it("where the server is away", async ({ klacht }) => {
    const port = await closedPort();
    await office(klacht, { port });
    expect(await assignedWithout(klacht)).toBe(
      `${FAILED}localhost:${port} is niet te bereiken.\n→ Controleer mail.host, mail.port en mail.tls.\n`,
    );
  });

  it.for([
    ["never greets", (_socket: Socket) => {}],
    [
      "greets a letter at a time",
      (socket: Socket) => {
        const timer = setInterval(() => socket.write("2"), 200);
        socket.once("close", () => clearInterval(timer));
      },
    ],
    [
      "never answers the greeting",
      (socket: Socket) => {
        socket.write("220 localhost ESMTP\r\n");
      },
    ],
  ] as const)("where the server %s", async ([, behave], { klacht }) => {
    const port = await startServer(behave);
    await office(klacht, { port, wachttijd: 1 });
    const begin = performance.now();
    expect(await assignedWithout(klacht)).toBe(
      `${FAILED}localhost:${port} antwoordt niet op tijd.\n→ Controleer mail.host, mail.port en mail.tls, of probeer het later.\n`,
    );
    expect(performance.now() - begin).toBeLessThan(10_000);
  });

  it("where the server doesn't take the message", async ({ klacht }) => {
    const server = await startMailServer(certificate, {
      onRcptTo: (_address, _session, done) => done(new Error("No such user here")),
    });
    await office(klacht, { port: server.port });
    expect(await assignedWithout(klacht)).toContain(
      `${FAILED}localhost:${server.port} neemt het bericht voor ${JELLE} niet aan.\n`,
    );
  });

  it.for([
    [{ wachtwoordbestand: null }, "bij mail.gebruiker hoort een wachtwoord"],
    [{ wachtwoordbestand: "er-niet" }, "het bestand in mail.wachtwoordbestand is niet te lezen: "],
    [{ afzender: null }, "er is geen adres waarvan de e-mail komt"],
  ] as const)("where the settings are not whole: %j", async ([mail, reason], { klacht }) => {
    await office(klacht, mail);
    expect(await assignedWithout(klacht)).toContain(`${FAILED}${reason}`);
  });

  it("and a password that others can read is warned of", async ({ klacht }) => {
    const server = await startMailServer(certificate);
    await office(klacht, { port: server.port });
    chmodSync(join(klacht.map, "wachtwoord"), 0o644);
    expect((await klacht("toewijzen", "1")).stderr).toContain("Let op: ook anderen kunnen");
    expect(server.received).toHaveLength(1);
  });
});

describe("termijnen --mail", () => {
  /** Cases of Anna and Jelle, one that is nobody's, one of somebody without an address, and one confidential. */
  async function busyOffice(klacht: Klacht, mail: Record<string, unknown>): Promise<void> {
    const secret = { klager: { naam: "Jan Geheim" }, omschrijving: "Geheime tekst" };
    await fillWithKluis(
      klacht.map,
      ["Anna Visser", "Jelle Dijkstra", "Kees Zonder"],
      [
        { ...secret, ingediendOp: "2024-02-12", gemeldOp: "2024-02-12", aan: "Anna" },
        { ...secret, ingediendOp: "2024-03-01" },
        { ...secret, ingediendOp: "2024-02-26", gemeldOp: "2024-02-27", aan: "Jelle", vertrouwelijk: true },
      ],
    );
    await klacht("medewerkers", "wijzig", "Anna", "--email=anna@kantoor.nl");
    await klacht("medewerkers", "wijzig", "Jelle", `--email=${JELLE}`);
    setUp(klacht, mail);
  }

  it("sends each responsible what is due, and the usual one what is nobody's", async ({ klacht }) => {
    const server = await startMailServer(certificate);
    await busyOffice(klacht, { port: server.port });
    const { stdout, stderr, exitCode } = await klacht("termijnen", "--mail");
    expect({ stderr, exitCode }).toEqual({ stderr: "", exitCode: 0 });
    expect(stdout).toBe(
      "Aan Anna Visser (anna@kantoor.nl): 3 termijnen.\nAan Jelle Dijkstra (jelle@kantoor.nl): 3 termijnen.\n",
    );
    const [anna, jelle] = server.received;
    expect(server.received.map(({ to }) => to)).toEqual([["anna@kantoor.nl"], [JELLE]]);
    expect(server.received.map(({ raw }) => raw).join()).not.toMatch(/Geheim/);
    expect(anna!.raw).toMatch(/^Subject: Klachttermijnen op maandag 04-03-2024: 2 verlopen, 1 vandaag\r$/m);
    expect(anna!.text).toMatchInlineSnapshot(`
      "Beste Anna Visser,

      Dit moet u klaar hebben:

        2024-0001  ontvangstbevestiging: uiterlijk maandag 26-02-2024 (7 dagen te laat)
        2024-0001  streefdatum: uiterlijk maandag 26-02-2024 (7 dagen voorbij)
        2024-0001  reactie: uiterlijk maandag 04-03-2024 (vandaag)

      Zo bekijkt u een klacht:

        klacht toon 2024-0001

      In dit bericht staan met opzet geen namen en geen inhoud: die staan in het register.
      "
    `);
    expect(jelle!.text).toMatchInlineSnapshot(`
      "Beste Jelle Dijkstra,

      Kijk in het register ook naar:

        2024-0003

      Dit is nog aan niemand gemeld:

        2024-0002  melding: uiterlijk woensdag 06-03-2024 (nog 2 dagen)

      Meld een klacht met: klacht toewijzen 2024-0002

      Zo bekijkt u een klacht:

        klacht toon 2024-0003

      In dit bericht staan met opzet geen namen en geen inhoud: die staan in het register.
      "
    `);
  });

  it("looks as far ahead as it is asked to, and tells of a confidential case its number alone", async ({
    klacht,
  }) => {
    const server = await startMailServer(certificate);
    await busyOffice(klacht, { port: server.port });
    const { json, exitCode } = await klacht(
      "termijnen",
      "--mail",
      "--dagen=14",
      "--verantwoordelijke=jelle",
      "--json",
    );
    expect(exitCode).toBe(0);
    expect(json()).toEqual([
      {
        naam: "Jelle Dijkstra",
        email: JELLE,
        termijnen: 3,
        vanNiemand: 0,
        verstuurd: true,
        reden: null,
      },
    ]);
    const [{ raw, text } = { raw: "", text: "" }] = server.received;
    expect(raw).toMatch(/^Subject: Klachttermijnen op maandag 04-03-2024\r$/m);
    expect(text).toBe(
      [
        "Beste Jelle Dijkstra,",
        "Kijk in het register ook naar:",
        "  2024-0003",
        "Zo bekijkt u een klacht:",
        "  klacht toon 2024-0003",
        "In dit bericht staan met opzet geen namen en geen inhoud: die staan in het register.\n",
      ].join("\n\n"),
    );
  });

  it("is not misled by the kluis being open", async ({ klacht }) => {
    const server = await startMailServer(certificate);
    await busyOffice(klacht, { port: server.port });
    expect((await klacht("toewijzen", "2", "--aan=Jelle", "--geen-mail")).exitCode).toBe(0);
    const unlocked = klacht.with({ env: withPassphrase(klacht.home) });
    expect((await unlocked("termijnen", "--mail", "--kluis", "--dagen=14")).exitCode).toBe(0);
    expect((await unlocked("toewijzen", "3", "--aan=Jelle")).exitCode).toBe(0);
    const all = server.received.map(({ raw, text }) => raw + text).join("\n");
    expect(all).not.toMatch(/Geheim/);
    expect(server.received.at(-1)!.text).toBe(
      [
        "Beste Jelle Dijkstra,",
        "Klacht 2024-0003 is aan u gemeld. U neemt de klacht in behandeling (§4a van de klachtenprocedure).",
        "Zo bekijkt u de klacht:",
        "  klacht toon 2024-0003",
        "In dit bericht staan met opzet geen namen en geen inhoud: die staan in het register.\n",
      ].join("\n\n"),
    );
  });

  it("tells which lists were not sent, and sends the others", async ({ klacht }) => {
    const server = await startMailServer(certificate, {
      onRcptTo: ({ address }, _session, done) =>
        done(address.startsWith("anna") ? new Error("No such user") : null),
    });
    await busyOffice(klacht, { port: server.port });
    await klacht("toewijzen", "2", "--aan=Kees", "--geen-mail");
    const { stdout, stderr, exitCode } = await klacht("termijnen", "--mail", "--dagen=14");
    expect(exitCode).toBe(1);
    expect(stdout).toBe("Aan Jelle Dijkstra (jelle@kantoor.nl): 3 termijnen.\n");
    expect(stderr).toBe(
      [
        `Niet verstuurd aan Anna Visser: localhost:${server.port} neemt het bericht voor anna@kantoor.nl niet aan.`,
        "→ Controleer het e-mailadres en mail.afzender.",
        "Niet verstuurd aan Kees Zonder: er is geen e-mailadres bekend.",
        '→ Leg het vast: klacht medewerkers wijzig "Kees Zonder" --email ADRES',
        "2 van de 3 lijsten zijn niet verstuurd.",
        "",
      ].join("\n"),
    );
    expect(server.received.map(({ to }) => to)).toEqual([[JELLE]]);
  });

  it("doesn't wait for a server that is away for each in turn", async ({ klacht }) => {
    let calls = 0;
    const port = await startServer(() => {
      calls += 1;
    });
    await busyOffice(klacht, { port, wachttijd: 1 });
    const { stdout, stderr, exitCode } = await klacht("termijnen", "--mail", "--json");
    expect(exitCode).toBe(1);
    expect(calls).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject([
      { naam: "Anna Visser", verstuurd: false, reden: `localhost:${port} antwoordt niet op tijd` },
      { naam: "Jelle Dijkstra", verstuurd: false },
    ]);
    expect(stderr).toBe("2 van de 2 lijsten zijn niet verstuurd.\n");
  });

  it("mails nobody who left", async ({ klacht }) => {
    const server = await startMailServer(certificate);
    await busyOffice(klacht, { port: server.port });
    await klacht("medewerkers", "uit-dienst", "Anna");
    const { stderr, exitCode } = await klacht("termijnen", "--mail", "--te-laat");
    expect(exitCode).toBe(1);
    expect(stderr).toBe(
      "Niet verstuurd aan Anna Visser: is uit dienst.\n→ Draag de klachten over: klacht toewijzen 2024-0001 --aan NAAM\n1 van de 1 lijsten is niet verstuurd.\n",
    );
    expect(server.received).toEqual([]);
  });

  it("says that something is nobody's where there is no usual responsible", async ({ klacht }) => {
    const server = await startMailServer(certificate);
    await busyOffice(klacht, {});
    setUp(klacht, { port: server.port }, { verantwoordelijke: null });
    const { stdout, stderr, exitCode } = await klacht("termijnen", "--mail", "--dagen=0");
    expect({ stdout, exitCode }).toEqual({
      stdout: "Aan Anna Visser (anna@kantoor.nl): 3 termijnen.\n",
      exitCode: 0,
    });
    expect(stderr).toBe("");
    expect((await klacht("termijnen", "--mail")).stderr).toContain(
      "Let op: 1 termijn is nog aan niemand gemeld",
    );
  });

  it("sends nothing where nothing is due", async ({ klacht }) => {
    const server = await startMailServer(certificate);
    await busyOffice(klacht, { port: server.port });
    expect(await klacht.with({ peildatum: "2024-02-12" })("termijnen", "--mail")).toMatchObject({
      stdout: "Er is niets te versturen: geen termijn is zo ver. Mooi zo.\n",
      stderr: "",
      exitCode: 0,
    });
    expect(server.received).toEqual([]);
  });

  it("refuses where mail is not set up", async ({ klacht }) => {
    await fill(klacht.map, [], [{}]);
    expect(await klacht("termijnen", "--mail")).toMatchObject({
      stdout: "",
      stderr:
        "E-mail is nog niet ingesteld.\n→ Begin met: klacht instellingen zet mail.host smtp.uwprovider.nl\n",
      exitCode: 1,
    });
  });
});

describe("the settings of mail", () => {
  it.for([
    ["mail.host", "smtp.voorbeeld.nl"],
    ["mail.port", "465"],
    ["mail.tls", "direct"],
    ["mail.gebruiker", "klachten@voorbeeld.nl"],
    ["mail.wachtwoordbestand", "/etc/klacht/wachtwoord"],
    ["mail.afzender", "klachten@voorbeeld.nl"],
    ["mail.certificaat", "ca.pem"],
    ["mail.wachttijd", "30"],
  ])("take %s %s", async ([key, value], { klacht }) => {
    expect((await klacht("instellingen", "zet", key!, value!)).stdout).toContain(`en is nu ${value}.`);
    expect((await klacht("instellingen", "toon")).stdout).toMatch(new RegExp(`${key} +${value}`));
  });

  it.for([
    ["mail.port", "0", "moet een geheel getal van 1 tot 65535 zijn"],
    ["mail.tls", "ja", "moet starttls, direct of geen zijn"],
    ["mail.afzender", "kantoor", "moet een e-mailadres zijn"],
    ["mail.wachtwoord", "geheim", "De instelling “mail.wachtwoord” bestaat niet"],
  ])("don't take %s %s", async ([key, value, reason], { klacht }) => {
    const { stderr, exitCode } = await klacht("instellingen", "zet", key!, value!);
    expect(stderr).toContain(reason);
    expect(exitCode).toBeGreaterThan(1);
  });
});
