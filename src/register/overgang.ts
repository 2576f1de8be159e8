/** One passage of a list into the register: what comes in, what was there already, what can't. */
import type { Transaction } from "kysely";
import { jaarVan } from "../procedure/datum.ts";
import { maakNummer } from "../procedure/nummer.ts";
import { leesBekenden } from "./bekenden.ts";
import type { Db } from "./db.ts";
import { beginGezien, type Geziene, onthoudGezien } from "./gezien.ts";
import { schrijfKantoorLog } from "./logboek.ts";
import { leesMedewerkers } from "./medewerkers.ts";
import {
  type Bekende,
  type Dubbel,
  FirstOf,
  type Genoemde,
  type Importeisen,
  type Importuitkomst,
  type Overname,
} from "./overname.ts";
import { isKluisOpen } from "./plaats.ts";
import type { Schema } from "./schema.ts";
import { schrijfKlachten } from "./schrijven.ts";

/** A case of the list, and the one that it is beside those that are known. */
interface Gewogen<B extends Genoemde> {
  readonly overname: Overname;
  readonly bekende: B;
}

export class Overgang {
  readonly #eisen: Importeisen;
  readonly #dubbel: FirstOf<Dubbel>;
  readonly #ontbrekend: FirstOf<string>;
  /** By name in small letters; those that are only counted have no id. */
  readonly #medewerkers = new Map<string, number | null>();
  readonly #toegevoegd: string[] = [];
  #kluisOpen = false;
  /** Whether there are rows that were only counted. */
  #heeftGezien = false;
  readonly #jaren = new Map<number, { aantal: number; eerste: string | null; laatste: string | null }>();
  /** Of each year in which cases keep their number: the last that was there before, and those that came in. */
  readonly #behouden = new Map<number, { vanaf: number; nieuw: Set<number> }>();

  constructor(eisen: Importeisen) {
    this.#eisen = eisen;
    this.#dubbel = new FirstOf(eisen.max);
    this.#ontbrekend = new FirstOf(eisen.max);
  }

  async begin(db: Db): Promise<void> {
    this.#kluisOpen = await isKluisOpen(db);
    for (const { id, naam } of await leesMedewerkers(db)) this.#medewerkers.set(naam.toLowerCase(), id);
  }

  /** Counts a piece of the list, and writes it where there is something to write to. */
  async verwerk(db: Db, overnames: readonly Overname[], schrijf: Transaction<Schema> | null): Promise<void> {
    const bekenden = await leesBekenden(db, overnames, {
      kluisOpen: this.#kluisOpen,
      ookGezien: this.#heeftGezien,
    });
    const dubbel: Gewogen<Genoemde>[] = [];
    const nieuw: Gewogen<Bekende>[] = [];
    for (const overname of overnames) {
      const weging = bekenden.weeg(overname);
      if (weging.als === "botsing") this.#eisen.meldBotsing({ regel: overname.regel, reden: weging.reden });
      else if (weging.als === "dubbel") dubbel.push({ overname, bekende: weging.bekende });
      else nieuw.push({ overname, bekende: weging.bekende });
    }
    const erbij = nieuw.map(({ overname }) => overname);
    await this.#onthoudNummers(db, erbij);
    await this.#voegMedewerkersToe(erbij, schrijf);
    const nummers = schrijf === null ? null : await this.#schrijf(schrijf, erbij);
    if (nummers === null) {
      await this.#onthoud(
        db,
        nieuw.map(({ overname, bekende }) => ({ bekende, externNummer: overname.klacht.externNummer })),
      );
    }
    nieuw.forEach(({ overname: { nummer: eigen, klacht }, bekende }, index) => {
      bekende.nummer ??= nummers?.[index] ?? null;
      this.#tel(eigen?.jaar ?? jaarVan(klacht.intake.ingediendOp), nummers === null ? null : bekende.nummer);
    });
    for (const { overname, bekende } of dubbel) {
      const { nummer } = bekende;
      this.#dubbel.add({
        regel: overname.regel,
        externNummer: overname.klacht.externNummer ?? nummer ?? "",
        nummer,
      });
    }
  }

  /** Tells of the numbers that were passed over. */
  sluitAf(): void {
    for (const [jaar, { vanaf, nieuw }] of this.#behouden) {
      let laatste = vanaf;
      for (const volgnummer of nieuw) laatste = Math.max(laatste, volgnummer);
      for (let volgnummer = vanaf + 1; volgnummer < laatste; volgnummer += 1) {
        if (!nieuw.has(volgnummer)) this.#ontbrekend.add(maakNummer({ jaar, volgnummer }));
      }
    }
    if (this.#ontbrekend.count > 0) this.#eisen.meldOntbrekend(this.#ontbrekend);
  }

  uitkomst(): Importuitkomst {
    const perJaar = [...this.#jaren].sort(([a], [b]) => a - b).map(([jaar, rest]) => ({ jaar, ...rest }));
    return {
      aantal: perJaar.reduce((som, { aantal }) => som + aantal, 0),
      dubbel: this.#dubbel,
      medewerkers: this.#toegevoegd,
      perJaar,
      ontbrekend: this.#ontbrekend,
    };
  }

  #schrijf(trx: Transaction<Schema>, overnames: readonly Overname[]): Promise<string[]> {
    const klachten = overnames.map(({ klacht, nummer, verantwoordelijke }) => ({
      ...klacht,
      ...(nummer !== null && { nummer }),
      verantwoordelijkeId:
        verantwoordelijke === null ? null : (this.#medewerkers.get(verantwoordelijke.toLowerCase()) ?? null),
    }));
    return schrijfKlachten(trx, klachten, this.#eisen.kader, this.#eisen.handelende);
  }

  async #onthoud(db: Db, gezien: readonly Geziene[]): Promise<void> {
    if (!this.#heeftGezien) await beginGezien(db);
    this.#heeftGezien = true;
    await onthoudGezien(db, gezien);
  }

  /** Where the numbers of each year stood before the first case of this list came in. */
  async #onthoudNummers(db: Db, overnames: readonly Overname[]): Promise<void> {
    for (const { nummer } of overnames) {
      if (nummer === null) continue;
      const { jaar, volgnummer } = nummer;
      let behouden = this.#behouden.get(jaar);
      if (behouden === undefined) {
        const rij = await db
          .selectFrom("klacht")
          .select(({ fn }) => fn.max("volgnummer").as("laatste"))
          .where("jaar", "=", jaar)
          .executeTakeFirst();
        behouden = { vanaf: rij?.laatste ?? 0, nieuw: new Set() };
        this.#behouden.set(jaar, behouden);
      }
      behouden.nieuw.add(volgnummer);
    }
  }

  async #voegMedewerkersToe(overnames: readonly Overname[], trx: Transaction<Schema> | null): Promise<void> {
    for (const { verantwoordelijke: naam } of overnames) {
      if (naam === null || this.#medewerkers.has(naam.toLowerCase())) continue;
      const gegevens = { naam, functie: null, email: null };
      const rij = await trx
        ?.insertInto("medewerker")
        .values({ ...gegevens, uitDienstOp: null })
        .returning("id")
        .executeTakeFirstOrThrow();
      if (trx) await schrijfKantoorLog(trx, this.#eisen.handelende, "medewerker toegevoegd", gegevens);
      this.#medewerkers.set(naam.toLowerCase(), rij?.id ?? null);
      this.#toegevoegd.push(naam);
    }
  }

  #tel(jaar: number, nummer: string | null): void {
    const { aantal, eerste } = this.#jaren.get(jaar) ?? { aantal: 0, eerste: nummer };
    this.#jaren.set(jaar, { aantal: aantal + 1, eerste, laatste: nummer });
  }
}
