/** What was typed of an intake so far: kept in a file of the register folder, of a confidential one in the closed file. */
import type { Antwoorden, Veldnaam } from "../procedure/antwoorden.ts";
import { dagVan, toonDatum } from "../procedure/datum.ts";
import { bewaarConcept, type Concept, leesConcept, wisConcept } from "../register/concept.ts";
import { bewaarKluisConcept, leesKluisConcept, wisKluisConcept } from "../register/kluisconcept.ts";
import { isVervangen } from "../register/sqlite-errors.ts";
import { openForConfidential, saysConfidential } from "./confidential.ts";
import type { Context } from "./context.ts";

/** A place where drafts lie. */
interface Place {
  read(): Promise<Concept | null>;
  keep(concept: Concept): Promise<void>;
  remove(): Promise<void>;
}

export interface Drafts {
  /** The field whose text was broken off halfway, until something is kept again. */
  readonly onaf: Veldnaam | null;
  /** Keeps the answers as they are now; `onaf` is a field whose text is not finished. */
  keep(answers: Antwoorden, onaf?: Veldnaam): void;
  /** Waits until all of it has been written. @throws what went wrong with that */
  written(): Promise<void>;
  /** Moves to the place that goes with what was answered about confidentiality, and offers the draft that lies there. */
  move(answers: Antwoorden): Promise<void>;
  /** Whether something is kept, once all of it has been written. */
  areKept(): Promise<boolean>;
  forget(): Promise<void>;
}

/**
 * Takes up the drafts of who acts: one that lies there is offered, and its answers are put under `answers`.
 * @throws {Refused} confidential, and there is no closed file @throws {Locked} it stayed shut
 */
export async function openDrafts(context: Context, answers: Antwoorden): Promise<Drafts> {
  let place = inFolder(context);
  let onaf: Veldnaam | null = null;
  let writing: Promise<unknown> = Promise.resolve();
  let kept = false;

  /** Answers that were given now come before those of the draft. */
  const offer = async () => {
    const draft = await place.read();
    if (draft === null) return;
    if (await isWanted(context, draft)) {
      Object.assign(answers, { ...draft.antwoorden, ...answers });
      onaf = draft.onaf ?? null;
    } else await place.remove();
  };
  const keepIn = async (here: Place, concept: Concept, earlier: Promise<unknown>) => {
    await earlier;
    try {
      await here.keep(concept);
    } catch (error) {
      // Somebody is typing: that the draft can't be kept just now must not take the question away from under his hands.
      kept = false;
      // But where the closed file was replaced, the case could not be saved either: that is better heard now.
      if (isVervangen(error)) throw error;
    }
  };
  const enterKluis = async () => {
    place = inKluis(context, await openForConfidential(context));
    await offer();
  };
  const move = async () => {
    const confidential = saysConfidential(context, answers);
    if (confidential === (place.name === "kluis")) return;
    await writing;
    await place.remove();
    if (confidential) await enterKluis();
    else place = inFolder(context);
  };

  // What lies in the folder is then of another complaint, and stays for when that one is taken up again.
  if (saysConfidential(context, answers)) await enterKluis();
  else await offer();
  return {
    get onaf() {
      return onaf;
    },
    keep(now, unfinished) {
      onaf = null;
      // Confidential or not must be known before anything is written down.
      kept = now.vertrouwelijk === "ja" || now.vertrouwelijk === "nee";
      const concept = {
        op: new Date().toISOString(),
        antwoorden: { ...now },
        ...(unfinished && { onaf: unfinished }),
      };
      if (!kept) return;
      writing = keepIn(place, concept, writing);
      // It is heard of by whoever waits for it; nobody does while the user types.
      writing.catch(() => {});
    },
    async written() {
      await writing;
    },
    move,
    async areKept() {
      await writing;
      return kept;
    },
    async forget() {
      await writing;
      await place.remove();
    },
  };
}

type NamedPlace = Place & { readonly name: "folder" | "kluis" };

function inFolder({ map, wie }: Context): NamedPlace {
  return {
    name: "folder",
    read: async () => leesConcept(map, wie),
    keep: async (concept) => bewaarConcept(map, wie, concept),
    remove: async () => wisConcept(map, wie),
  };
}

function inKluis({ wie }: Context, db: Awaited<ReturnType<typeof openForConfidential>>): NamedPlace {
  return {
    name: "kluis",
    read: () => leesKluisConcept(db, wie),
    keep: (concept) => bewaarKluisConcept(db, wie, concept),
    remove: () => wisKluisConcept(db, wie),
  };
}

async function isWanted({ asker, terminal }: Context, { op, antwoorden }: Concept): Promise<boolean> {
  const begun = new Date(op);
  const time = begun.toLocaleTimeString("nl-NL", { hour: "2-digit", minute: "2-digit" });
  const whose = antwoorden.naam ? `, klager ${antwoorden.naam}` : "";
  terminal.note(`\nEr is een onvoltooide klacht van ${toonDatum(dagVan(begun))} om ${time}${whose}.`);
  return asker.confirm({ message: "Daarmee verder gaan?", default: true });
}
