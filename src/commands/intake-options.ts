/** The fields of the intake as options of the command line, shared by `nieuw` and `wijzig`. */
import type { Command } from "commander";
import { WrongUse } from "../errors.ts";
import type { Antwoorden } from "../procedure/antwoorden.ts";
import { foutInWoorden, type IntakeFout } from "../procedure/intake.ts";
import { opsomming } from "../procedure/tekst.ts";
import { VELDEN, veld } from "../procedure/velden.ts";
import { STANDAARD_WOORDENLIJSTEN } from "../procedure/woordenlijsten.ts";

const WAARDEN: Partial<Record<string, string>> = {
  ingediendOp: "datum",
  vertrouwelijk: "ja/nee",
  telefoon: "nummer",
  klantnummer: "nummer",
  polisnummer: "nummer",
  wijze: "code",
  aard: "code",
  product: "code",
};

/** Gives a command an option for every field. */
export function addIntakeOptions(command: Command): Command {
  for (const { naam, optie, label, woorden } of VELDEN) {
    const codes = woorden?.(STANDAARD_WOORDENLIJSTEN).map(({ code }) => code);
    const description = codes ? `${label.toLowerCase()}: ${codes.join(", ")}` : label.toLowerCase();
    command.option(`--${optie} <${WAARDEN[naam] ?? "tekst"}>`, description);
  }
  return command;
}

/** The answers that were given as options. */
export function answersFrom(options: Record<string, unknown>): Antwoorden {
  return Object.fromEntries(
    VELDEN.flatMap(({ naam, optie }) => {
      const value = options[camelCase(optie)];
      return typeof value === "string" ? [[naam, value]] : [];
    }),
  );
}

/** All faults in one error: what is missing by option name, what is wrong with its reason. */
export function intakeError(fouten: readonly IntakeFout[]): WrongUse {
  const missing = fouten.filter(({ ontbreekt }) => ontbreekt).map(({ veld: naam }) => optionOf(naam));
  const wrong = fouten.filter(({ ontbreekt }) => !ontbreekt).map(foutInWoorden);
  const parts = [...(missing.length > 0 ? [`Er ontbreekt: ${opsomming(missing)}`] : []), ...wrong];
  return new WrongUse(parts.join("\n"), "Uitleg van elk gegeven: klacht nieuw --help");
}

function optionOf(naam: IntakeFout["veld"]): string {
  return naam === "adresOfEmail"
    ? "een adres (--adres, --postcode en --plaats) of --email"
    : `--${veld(naam).optie}`;
}

function camelCase(option: string): string {
  return option.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
