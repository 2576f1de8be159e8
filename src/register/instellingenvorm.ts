/** What a settings file may hold, with the default of what it leaves out. */
import * as v from "valibot";
import { MAX_WERKFACTOR, MIN_WERKFACTOR } from "../kluis/age.ts";
import { isIsoDatum } from "../procedure/datum.ts";
import { FEESTDAGEN, type Feestdag } from "../procedure/feestdagen.ts";
import { leesRegel } from "../procedure/tekst.ts";
import { STANDAARD_TERMIJNREGELS } from "../procedure/termijnen.ts";
import { leesEmail } from "../procedure/veldcontroles.ts";

export type Instellingen = v.InferOutput<ReturnType<typeof maakVorm>>;

let vorm: ReturnType<typeof maakVorm> | undefined;

/** The settings of what a file holds; or what is wrong with it first, with and without the place where. */
export function leesVorm(
  inhoud: unknown,
): { readonly instellingen: Instellingen } | { readonly fout: string; readonly reden: string } {
  // Made by its first use: most commands need no settings.
  vorm ??= maakVorm();
  const { success, output, issues } = v.safeParse(vorm, inhoud);
  return success ? { instellingen: output } : { fout: foutVan(issues[0]), reden: issues[0].message };
}

let standaard: Instellingen | undefined;

/** The settings as they hold without a file. */
export function standaardInstellingen(): Instellingen {
  standaard ??= v.parse(maakVorm(), {});
  return standaard;
}

/** Names that mean something to JavaScript itself are no words of an office. */
export const isLanguageName = (code: string) => code === "prototype" || code in Object.prototype;

export function isRecord(waarde: unknown): waarde is Record<string, unknown> {
  return typeof waarde === "object" && waarde !== null && !Array.isArray(waarde);
}

function maakVorm() {
  const regel = v.pipe(
    v.string("moet tekst zijn"),
    v.trim(),
    v.check((tekst) => "waarde" in leesRegel(tekst), "moet één regel zijn, van hoogstens 200 tekens"),
  );
  const emailadres = v.pipe(
    regel,
    v.check((tekst) => "waarde" in leesEmail(tekst), "moet een e-mailadres zijn"),
  );
  const leegOfRegel = v.optional(v.nullable(regel), null);
  const aantal = (standaard: number, minimum: number, maximum: number) => {
    const bereik = `moet een geheel getal van ${minimum} tot ${maximum} zijn`;
    return v.optional(
      v.pipe(v.number(bereik), v.integer(bereik), v.minValue(minimum, bereik), v.maxValue(maximum, bereik)),
      standaard,
    );
  };
  const feestdag = v.picklist(
    Object.keys(FEESTDAGEN) as Feestdag[],
    `moet een feestdag zijn: ${Object.keys(FEESTDAGEN).join(", ")}`,
  );
  const dag = v.pipe(
    v.string("moet een datum zijn"),
    v.check(isIsoDatum, "moet een datum zijn (JJJJ-MM-DD)"),
  );
  const CODES = "moet codes met hun omschrijving bevatten";
  const eigenWoorden = v.optional(
    v.pipe(
      // The record below would leave such names out without a word.
      v.custom<object>((woorden) => isRecord(woorden) && !Object.keys(woorden).some(isLanguageName), CODES),
      v.record(
        v.pipe(
          v.string(),
          v.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "een code is in kleine letters, met streepjes"),
        ),
        regel,
        CODES,
      ),
    ),
    {} as never,
  );
  const GEEN_GROEP = "moet een groep zijn";
  const groep = <const T extends v.ObjectEntries>(velden: T) =>
    v.optional(
      // An array would pass for an object without keys.
      v.pipe(v.custom<object>(isRecord, GEEN_GROEP), v.strictObject(velden)),
      {} as never,
    );

  return v.pipe(
    v.custom<object>(isRecord, GEEN_GROEP),
    v.strictObject({
      kantoor: groep({
        naam: leegOfRegel,
        adres: leegOfRegel,
        postcode: leegOfRegel,
        plaats: leegOfRegel,
        telefoon: leegOfRegel,
        email: leegOfRegel,
        logo: leegOfRegel,
      }),
      verantwoordelijke: leegOfRegel,
      klantdossiers: leegOfRegel,
      termijnen: groep({
        melding: aantal(STANDAARD_TERMIJNREGELS.melding, 1, 30),
        ontvangstbevestiging: aantal(STANDAARD_TERMIJNREGELS.ontvangstbevestiging, 1, 60),
        streefdatum: aantal(STANDAARD_TERMIJNREGELS.streefdatum, 1, 365),
        reactie: aantal(STANDAARD_TERMIJNREGELS.reactie, 1, 365),
        herbeoordeling: aantal(STANDAARD_TERMIJNREGELS.herbeoordeling, 1, 365),
        "kifid-route": aantal(STANDAARD_TERMIJNREGELS["kifid-route"], 1, 365),
        verschuiven: v.optional(v.boolean("moet ja of nee zijn"), STANDAARD_TERMIJNREGELS.verschuiven),
      }),
      feestdagen: groep({
        gewerkt: v.optional(v.array(feestdag, "moet een lijst zijn"), []),
        extra: v.optional(v.array(dag, "moet een lijst zijn"), []),
      }),
      woordenlijsten: groep({ aard: eigenWoorden, product: eigenWoorden, oorzaak: eigenWoorden }),
      kifid: groep({
        nummer: leegOfRegel,
        naam: v.optional(regel, "Klachteninstituut Financiële Dienstverlening (Kifid)"),
        adres: v.optional(regel, "Postbus 93257, 2509 AG Den Haag"),
        telefoon: v.optional(regel, "070 333 8 999"),
        website: v.optional(regel, "www.kifid.nl"),
        "maanden-na-standpunt": aantal(3, 1, 60),
        "maanden-na-klacht": aantal(12, 1, 60),
      }),
      bewaartermijn: groep({ jaren: aantal(7, 1, 100) }),
      reservekopie: groep({
        dagelijks: v.optional(v.boolean("moet ja of nee zijn"), false),
        dagen: aantal(7, 1, 366),
        weken: aantal(4, 0, 520),
        maanden: aantal(12, 0, 1200),
      }),
      mail: groep({
        host: leegOfRegel,
        port: aantal(587, 1, 65_535),
        tls: v.optional(
          v.picklist(["starttls", "direct", "geen"], "moet starttls, direct of geen zijn"),
          "starttls",
        ),
        gebruiker: leegOfRegel,
        /** A file with the password; its path may start from the register's folder. */
        wachtwoordbestand: leegOfRegel,
        afzender: v.optional(v.nullable(emailadres), null),
        /** A file with the certificate that signed that of the server, where the system doesn't know it; its path likewise. */
        certificaat: leegOfRegel,
        /** Seconds that the server gets for each answer. */
        wachttijd: aantal(15, 1, 120),
      }),
      kluis: groep({ werkfactor: aantal(MIN_WERKFACTOR, MIN_WERKFACTOR, MAX_WERKFACTOR) }),
    }),
  );
}

function foutVan(issue: v.BaseIssue<unknown>): string {
  const pad = issue.path?.map((deel) => String(deel.key)).join(".") ?? "";
  return issue.type === "strict_object" && issue.expected === "never"
    ? `de sleutel “${pad}” is onbekend`
    : `${pad || "het geheel"} ${issue.message}`;
}
