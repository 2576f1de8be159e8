/** `klacht kluis`: the closed file and who has a key to it (§3). */
import type { Command } from "commander";
import { Refused } from "../errors.ts";
import { kluismapVan, leesPersonen, zoekPersoon } from "../kluis/kluismap.ts";
import { toonDatum } from "../procedure/datum.ts";
import { telVertrouwelijk } from "../register/gesloten.ts";
import { maakHerstelsleutel } from "../register/kluis-maken.ts";
import { eisKluis, leesToegang, sleutelMetHerstel } from "../register/kluis-toestand.ts";
import {
  geefToegang,
  trekToegangIn,
  vervangHerstelsleutel,
  wijzigWachtwoord,
} from "../register/kluisbeheer.ts";
import { writeSection } from "../terminal/page.ts";
import { action, type Context } from "./context.ts";
import { makeKluis } from "./kluis-aanmaken.ts";
import { newPassphrase } from "./new-passphrase.ts";
import { askRecoveryKey, handOverRecoveryKey, type SheetOptions } from "./recovery-key.ts";
import { unlock, unlockQuietly } from "./unlock.ts";

export function define(command: Command): void {
  command
    .command("status", { isDefault: true })
    .description("wie toegang heeft, en sinds wanneer; zonder wachtwoord")
    .action(action(showStatus));
  command
    .command("aanmaken")
    .description("maak de kluis, met uw wachtwoord en een herstelsleutel")
    .option("--herstelblad <pad>", "maak ook een blad in Word met de herstelsleutel, om af te drukken")
    .action(
      action(async (context, options: SheetOptions) => {
        await makeKluis(context, options);
      }),
    );
  command
    .command("toegang")
    .description("geef nog iemand toegang, met een eigen wachtwoord")
    .argument("<naam>", "wie toegang krijgt")
    .action(action(give));
  command
    .command("intrekken")
    .description("neem iemand de toegang af; de sleutel van de kluis wordt vervangen")
    .argument("<naam>", "wie geen toegang meer heeft")
    .action(action(takeAway));
  command.command("wachtwoord").description("wijzig uw eigen wachtwoord").action(action(changePassphrase));
  command
    .command("herstel")
    .description("wachtwoord kwijt: kom er weer in met de herstelsleutel")
    .argument("[naam]", "wie weer toegang krijgt; anders uzelf")
    .action(action(recover));
  command
    .command("herstelsleutel")
    .description("vervang de herstelsleutel, bijvoorbeeld als het blad zoek is")
    .option("--herstelblad <pad>", "maak ook een blad in Word met de herstelsleutel, om af te drukken")
    .action(action(replaceRecoveryKey));
  command
    .command("controle")
    .description("kijk of de kluis gaaf is en bij het register past")
    .action(action(check));
}

async function showStatus(context: Context): Promise<void> {
  const { terminal, options, map } = context;
  const { db } = await context.reader();
  const vertrouwelijk = await telVertrouwelijk(db);
  const personen = await leesToegang(db, map);
  if (options.json) {
    const toegang = personen.map(({ naam, sinds }) => ({ naam, sinds }));
    terminal.json({ map: kluismapVan(map), toegang, vertrouwelijk });
    return;
  }
  writeSection(terminal, "Kluis", [
    ["Map", kluismapVan(map)],
    ["Vertrouwelijke klachten", String(vertrouwelijk)],
  ]);
  writeSection(
    terminal,
    "Toegang",
    personen.map(({ naam, sinds }) => [naam, `sinds ${toonDatum(sinds)}`] as const),
  );
}

async function give(context: Context, naam: string): Promise<void> {
  const { db } = await context.changer();
  const known = zoekPersoon(await leesToegang(db, context.map), naam);
  if (known !== undefined) {
    throw new Refused(
      `${known.naam} heeft al toegang tot de kluis`,
      "Wachtwoord kwijt? klacht kluis herstel",
    );
  }
  const { sleutel } = await unlockQuietly(context, db);
  const holder = await newPassphrase(context, naam);
  await geefToegang(db, context.map, sleutel, holder, context.handelende);
  await tell(context, `${holder.naam} heeft nu toegang tot de kluis, met een eigen wachtwoord.`);
}

async function takeAway(context: Context, naam: string): Promise<void> {
  const { terminal, options, asks, asker } = context;
  const { db } = await context.changer();
  const sleutel = await unlock(context, db);
  const message = `De toegang van ${naam} intrekken en de sleutel van de kluis vervangen?`;
  if (asks && !options.ja && !(await asker.confirm({ message, default: false }))) {
    throw new Refused("Er is niets ingetrokken");
  }
  await trekToegangIn(db, context.map, sleutel, naam, context.handelende);
  await tell(context, `${naam} heeft geen toegang meer; de kluis heeft een nieuwe sleutel.`);
  terminal.note("Let op: reservekopieën van vóór vandaag gaan nog open met de oude sleutel.");
}

async function changePassphrase(context: Context): Promise<void> {
  const { db } = await context.changer();
  const opened = await unlockQuietly(context, db);
  const holder = await newPassphrase(context, opened.persoon.naam);
  await wijzigWachtwoord(db, context.map, opened.persoon, opened, holder, context.handelende);
  await tell(context, `Het wachtwoord van ${opened.persoon.naam} is gewijzigd.`);
}

async function recover(context: Context, typed: string | undefined): Promise<void> {
  const { db } = await context.changer();
  await eisKluis(db, context.map);
  const sleutel = await sleutelMetHerstel(context.map, await askRecoveryKey(context));
  const naam = typed ?? context.wie;
  const holder = await newPassphrase(context, naam);
  await geefToegang(db, context.map, sleutel, holder, context.handelende, "toegang tot de kluis hersteld");
  await tell(context, `${holder.naam} heeft weer toegang tot de kluis, met het nieuwe wachtwoord.`);
  context.terminal.note("Berg de herstelsleutel weer veilig op; hij blijft geldig.");
}

async function replaceRecoveryKey(context: Context, options: SheetOptions): Promise<void> {
  const { db } = await context.changer();
  const sleutel = await unlock(context, db);
  const recovery = await maakHerstelsleutel();
  await handOverRecoveryKey(context, recovery, options, () =>
    vervangHerstelsleutel(db, context.map, sleutel, recovery, context.handelende),
  );
  context.terminal.note("De vorige herstelsleutel opent de kluis niet meer; vernietig dat blad.");
}

async function check(context: Context): Promise<void> {
  const { checkAll } = await import("./controle.ts");
  const register = await context.reader();
  const sleutel = await unlock(context, register.db);
  await register.openKluis(sleutel, { ookOngelijk: true });
  await checkAll(context, register, { herstel: false });
}

async function tell({ terminal, options, map }: Context, sentence: string): Promise<void> {
  if (options.json) {
    const toegang = leesPersonen(kluismapVan(map)).map(({ naam, sinds }) => ({ naam, sinds }));
    terminal.json({ toegang });
  } else terminal.line(terminal.paragraph(sentence));
}
