/** `klacht demo`: a register of its own with invented cases, and the main job carried out on it. */
import { join } from "node:path";
import type { Command } from "commander";
import { jaarVan, toonDatum } from "../../procedure/datum.ts";
import { action, type Context } from "../context.ts";
import { makeDemoRegister } from "./register.ts";

export function define(command: Command, runCommand: (args: string[]) => Promise<void>): void {
  command.action(action((context) => run(context, runCommand)));
}

const NEW_CASE = {
  naam: "Fam. De Groot",
  adres: "Marktstraat 12",
  postcode: "8441 AB",
  plaats: "Heerenveen",
  wijze: "telefonisch",
  vertrouwelijk: "nee",
  aard: "schadeafhandeling",
  product: "woonhuis-inboedel",
  omschrijving: "Na de lekkage kwam er niemand, al was dat beloofd.",
};

async function run(context: Context, runCommand: (args: string[]) => Promise<void>): Promise<void> {
  const { terminal, vandaag, options } = context;
  const { map, afgehandeld, onbevestigd } = await makeDemoRegister(options.map, vandaag);
  const here = [
    "--map",
    map,
    "--peildatum",
    vandaag,
    "--als",
    "Sietske Bakker",
    ...(options.geenKleur ? ["--geen-kleur"] : []),
  ];
  const step = async (title: string, text: string, args: string[]) => {
    terminal.line(`\n${terminal.paint("strong", title)}`);
    terminal.line(terminal.paragraph(text));
    terminal.line(`\n${commandLine(context, args)}\n`);
    await runCommand([...args, ...here]);
  };
  terminal.line(terminal.paint("strong", `Een proefregister, ${toonDatum(vandaag)}`));
  terminal.line(
    terminal.paragraph(
      "Een klein kantoor met veertig verzonnen klachten uit de laatste twee jaar. Uw eigen register blijft zoals het is.",
    ),
  );
  if (programName() !== "klacht") {
    terminal.line(`Staat hier verderop klacht, typ dan: ${terminal.paint("good", programName())}`);
  }
  await step(
    "1. Er komt een klacht binnen",
    "Een medewerker neemt hem op en meldt hem meteen aan de verantwoordelijke. Zonder opties stelt klacht de vragen zelf.",
    [
      "nieuw",
      ...Object.entries(NEW_CASE).flatMap(([option, value]) => [`--${option}`, value]),
      "--toewijzen",
    ],
  );
  await step("2. Elke ochtend: wat moet er klaar zijn?", "Het dringendste staat bovenaan.", [
    "termijnen",
    "--aantal",
    "12",
  ]);
  await step(
    "3. Een brief",
    "Van de brieven van de procedure maakt klacht een Word-document op uw eigen briefpapier.",
    ["brief", onbevestigd, "ontvangstbevestiging"],
  );
  await step("4. Een klacht van begin tot eind", "Alles wat er over een klacht bekend is, met de tijdlijn.", [
    "toon",
    afgehandeld,
  ]);
  const jaar = jaarVan(vandaag) - 1;
  await step(
    "5. Het jaaroverzicht",
    "Eens per jaar: alle klachten en hun afhandeling in Word, voor de directie en voor de AFM als die erom vraagt.",
    ["jaaroverzicht", "--jaar", String(jaar), "--naar", join(map, `jaaroverzicht-${jaar}.docx`)],
  );
  writeWhatNext(context, map);
}

/** A command as somebody would type it, within the width of the page. */
function commandLine({ terminal }: Context, args: readonly string[]): string {
  const parts: string[] = [];
  for (const arg of args.map((word) => (/[^\w./-]/.test(word) ? `"${word}"` : word))) {
    // An option and its value stay on one line.
    if (!arg.startsWith("--") && parts.at(-1)?.startsWith("--")) parts.push(`${parts.pop()} ${arg}`);
    else parts.push(arg);
  }
  const width = (terminal.width ?? 80) - 2;
  const lines = [`  ${programName()}`];
  for (const part of parts) {
    const longer = `${lines.at(-1)} ${part}`;
    if (longer.length <= width) lines[lines.length - 1] = longer;
    else lines.push(`      ${part}`);
  }
  return lines
    .map((line, n) => terminal.paint("good", n < lines.length - 1 ? `${line} \\` : line))
    .join("\n");
}

function writeWhatNext(context: Context, map: string): void {
  const { terminal } = context;
  const name = programName();
  terminal.line(`\n${terminal.paint("strong", "Hierna")}`);
  terminal.line("Neem een klacht op in uw eigen register:");
  terminal.line(`\n  ${terminal.paint("good", `${name} nieuw`)}\n`);
  terminal.line("Of kijk verder rond in het proefregister:");
  terminal.line(`\n  ${terminal.paint("good", `${name} --map "${map}"`)}`);
}

/** From a fresh clone the program is not installed yet, and is called through npm. */
function programName(): string {
  return process.env.npm_lifecycle_event === "start" ? "npm start --" : "klacht";
}
