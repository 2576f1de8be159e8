import { expect } from "vitest";
import { veld } from "../../src/procedure/velden.ts";
import { converse, ENTER } from "./conversation.ts";
import { INTAKE, it } from "./run.ts";

it.for([40, 200, 450])("paste of %i paragraphs", { timeout: 120_000 }, async (paragraphs, { klacht }) => {
  await klacht("inrichten", "--kantoor=D", "--verantwoordelijke=Jelle Dijkstra");
  const given = [...INTAKE.filter((option) => !option.startsWith("--omschr")), "--product=geen", "--datum=vandaag"];
  const empty = ["--adres=", "--telefoon=", "--klantnummer=", "--ontvangen-door=", "--gewenste-oplossing=", "--betrokken-medewerker="];
  const talk = converse(klacht, ["nieuw", ...given, ...empty]);
  await talk.sees(veld("omschrijving").uitleg);
  const text = Array.from({ length: paragraphs }, (_, n) => `Alinea ${n}: ${"woord ".repeat(14)}einde.`).join("\r\r");
  const begin = Date.now();
  talk.type(`${text}\r\r`);
  await talk.sees("Klopt dit?");
  console.log(paragraphs, text.length, Date.now() - begin);
  await talk.choose("Ja, opslaan");
  await talk.sees("Meteen melden");
  talk.type(`n${ENTER}`);
  expect(await talk.exitCode()).toBe(0);
  expect((await klacht("toon", "1", "--json")).json().omschrijving).toBe(text.replaceAll("\r", "\n"));
});
