/** An intake that was broken off: kept for the person who typed it, offered at the next one. Never a confidential one. */
import { join } from "node:path";
import { type Antwoorden, VELDNAMEN, type Veldnaam } from "../procedure/antwoorden.ts";
import { readText, removeFile, writeAtomically } from "./bestanden.ts";
import { sha256 } from "./logboek.ts";

/** The folder of the drafts in that of the register. */
export const CONCEPTEN = "concepten";

export interface Concept {
  /** Moment of the last answer, ISO. */
  readonly op: string;
  readonly antwoorden: Antwoorden;
  /** The field whose text was broken off halfway. */
  readonly onaf?: Veldnaam;
}

/** The draft of this person; null where there is none, or none that can be read. */
export function leesConcept(map: string, wie: string): Concept | null {
  const tekst = readText(pad(map, wie));
  return tekst === null ? null : leesConceptTekst(tekst);
}

/** A draft as it was kept; null where it can't be read. */
export function leesConceptTekst(tekst: string): Concept | null {
  try {
    const { op, antwoorden, onaf } = JSON.parse(tekst) as {
      op: unknown;
      antwoorden: Record<string, unknown>;
      onaf?: unknown;
    };
    const goed = VELDNAMEN.flatMap((naam) => {
      const waarde = antwoorden[naam];
      return typeof waarde === "string" ? [[naam, waarde] as const] : [];
    });
    if (typeof op !== "string" || goed.length === 0) return null;
    const halverwege = VELDNAMEN.find((naam) => naam === onaf);
    return { op, antwoorden: Object.fromEntries(goed), ...(halverwege && { onaf: halverwege }) };
  } catch {
    return null;
  }
}

/** Keeps what was typed so far. A confidential intake is never kept: what was kept of it before goes. */
export function bewaarConcept(map: string, wie: string, concept: Concept): void {
  if (concept.antwoorden.vertrouwelijk !== "nee") wisConcept(map, wie);
  else writeAtomically(pad(map, wie), JSON.stringify(concept));
}

/** Removes the draft of this person. */
export function wisConcept(map: string, wie: string): void {
  removeFile(pad(map, wie));
}

function pad(map: string, wie: string): string {
  // A name may hold anything, a file name may not.
  return join(map, CONCEPTEN, `${sha256(wie.toLowerCase()).slice(0, 16)}.json`);
}
