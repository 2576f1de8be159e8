/** The choice of a field to correct, each with what stands there now. */
import type { Antwoorden, Veldnaam } from "../procedure/antwoorden.ts";
import { isVanToepassing, VELDEN } from "../procedure/velden.ts";
import { cut, pad, widthOf } from "../terminal/text.ts";
import { shownValue } from "./ask-field.ts";
import type { Context } from "./context.ts";

const SHOWN_WIDTH = 40;

export async function askWhichField({ asker, kader }: Context, answers: Antwoorden): Promise<Veldnaam> {
  const fields = VELDEN.filter(({ naam }) => isVanToepassing(naam, answers));
  const width = Math.max(...fields.map(({ label }) => widthOf(label)));
  return asker.select({
    message: "Welk gegeven?",
    choices: fields.map((field) => {
      const value = shownValue(field, answers[field.naam] ?? "", kader.woordenlijsten);
      return {
        value: field.naam,
        name: `${pad(field.label, width)}  ${cut(value.replaceAll("\n", " "), SHOWN_WIDTH)}`,
      };
    }),
  });
}
