import { it } from "vitest";
import { bringsOverUnharmed } from "./brings-over.ts";

it("brings sixty registers over unharmed", { timeout: 900_000 }, () => bringsOverUnharmed(60));
