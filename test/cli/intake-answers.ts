/** Answers to the guided intake, in the order in which it asks. */
import type { Veldnaam } from "../../src/procedure/antwoorden.ts";
import { veld } from "../../src/procedure/velden.ts";
import { type Conversation, ENTER } from "./conversation.ts";

/** Waits for the question of a field: its explanation stands there only while it is open. */
export const asked = (talk: Conversation, naam: Veldnaam) => talk.sees(veld(naam).uitleg);

export async function answer(talk: Conversation, naam: Veldnaam, keys: string): Promise<void> {
  await asked(talk, naam);
  talk.type(keys + ENTER);
}
