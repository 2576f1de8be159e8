/**
 * Runs commands in one process, in a folder of its own, so that Node keeps what it compiled for them: compiling costs
 * more than most commands do. Node keeps it once for each file; so the build runs the ordinary commands first, and
 * what is kept for the program itself is no more than most of them need.
 */
const { mkdtempSync, rmSync, writeFileSync } = require("node:fs");
const { enableCompileCache } = require("node:module");
const { tmpdir } = require("node:os");
const { join } = require("node:path");

enableCompileCache(join(__dirname, "dist/compiled"));
const { main } = require("./dist/klacht.cjs");
const { complete } = require("./dist/aanvulling.cjs");

const NIEUW = [
  "nieuw",
  "--naam=Jan de Vries",
  "--adres=Kerkstraat 1",
  "--postcode=8911 AB",
  "--plaats=Leeuwarden",
  "--wijze=brief",
  "--vertrouwelijk=nee",
  "--aard=advies",
  "--omschrijving=De premie is hoger dan gezegd.",
];

const COMMANDS = {
  ordinary: [
    ["medewerkers", "toevoegen", "Jelle Dijkstra"],
    NIEUW,
    ["toewijzen", "1", "--aan=Jelle Dijkstra"],
    ["termijnen"],
    ["lijst"],
    ["toon", "1"],
    ["zoek", "premie"],
    ["brief", "1", "ontvangstbevestiging"],
    ["besluit", "1", "--oordeel=gegrond", "--motivering=Dat klopt."],
  ],
  rest: [
    NIEUW,
    ["jaaroverzicht", "--jaar=2024", "--formaat=docx"],
    ["exporteren", "--naar=klachten.csv"],
    ["--map", "ander", "importeren", "klachten.csv"],
    ["kluis", "aanmaken"],
    ["reservekopie", "maken"],
  ],
};

async function run(commands) {
  const folder = mkdtempSync(join(tmpdir(), "klacht-bouw-"));
  try {
    process.chdir(folder);
    writeFileSync("wachtwoord", "vier paarden in de mist 77\n", { mode: 0o600 });
    process.env.KLACHT_KLUIS_WACHTWOORD_BESTAND = join(folder, "wachtwoord");
    for (const command of commands) {
      await main([
        "--map",
        join(folder, "register"),
        "--als=Bouw",
        "--peildatum=2024-03-04",
        "--ja",
        ...command,
      ]);
      if (process.exitCode) throw new Error(`klacht ${command.join(" ")} ended with ${process.exitCode}`);
    }
    complete(["bash", ":ter"]);
  } finally {
    process.chdir(__dirname);
    rmSync(folder, { recursive: true });
  }
}

void run(COMMANDS[process.argv[2]]);
