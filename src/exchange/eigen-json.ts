/** Whole cases in JSON, as `exporteren` and `toon` write them: read one by one, however many there are. */
import { JSONParser } from "@streamparser/json";
import { Refused } from "../errors.ts";
import type { Overname } from "../register/overname.ts";
import { type Leesverslag, type Lijst, meldOnleesbaar, STUK } from "./inlezen.ts";
import { type Eigenkader, neemKlachtOver } from "./klacht-overnemen.ts";
import { readText, type TextFile } from "./text-file.ts";

/** Files that came along with letters, in bytes: more of them are not held at once. */
const MAX_BYTES = 8_000_000;

/** @throws {Refused} the text is in no encoding that JSON may have */
export function jsonLijst(file: TextFile, eigenkader: Eigenkader): Lijst {
  if (file.tekenset === "windows-1252") {
    throw new Refused(`${file.name} bevat tekens die in JSON niet kunnen; JSON hoort in UTF-8 te staan`);
  }
  return {
    naam: file.name,
    grootte: file.size,
    eenheid: "klacht",
    nietOvergenomen: [],
    overnames: (verslag, onShare) => leesOvernames(file, eigenkader, verslag, onShare),
  };
}

async function* leesOvernames(
  file: TextFile,
  eigenkader: Eigenkader,
  verslag: Leesverslag,
  onShare: ((share: number) => void) | undefined,
): AsyncGenerator<Overname[]> {
  const gelezen: unknown[] = [];
  // An array of cases, or one case by itself as `toon --json` prints it.
  const isArray = file.head.trimStart().startsWith("[");
  const parser = new JSONParser({ paths: [isArray ? "$.*" : "$"], keepStack: false });
  parser.onValue = ({ value }) => void gelezen.push(value);
  let geldig = true;
  parser.onError = () => {
    geldig = false;
  };
  let stuk: Overname[] = [];
  let bytes = 0;
  for await (const piece of readText(file, file.start, (read) => onShare?.(read / file.size))) {
    parser.write(piece);
    for (const ruw of gelezen.splice(0)) {
      const overname = leesKlacht(ruw, eigenkader, file.name, verslag);
      if (overname === null) continue;
      stuk.push(overname);
      for (const { inhoud } of overname.klacht.verleden?.correspondentie ?? []) bytes += inhoud?.length ?? 0;
      if (stuk.length < STUK && bytes < MAX_BYTES) continue;
      yield stuk;
      stuk = [];
      bytes = 0;
    }
    if (!geldig) break;
  }
  if (geldig && !parser.isEnded) parser.end();
  if (!geldig)
    meldOnleesbaar(verslag, { regel: verslag.gelezen + 1, reden: "hier is het geen geldige JSON" });
  if (stuk.length > 0) yield stuk;
}

function leesKlacht(
  ruw: unknown,
  eigenkader: Eigenkader,
  bestand: string,
  verslag: Leesverslag,
): Overname | null {
  verslag.gelezen += 1;
  const regel = verslag.gelezen;
  const gelezen = neemKlachtOver(ruw, { ...eigenkader, bestand, regel });
  if ("overname" in gelezen) return gelezen.overname;
  verslag.keurAf(
    gelezen.fouten.map(({ pad, reden }) => ({
      regel,
      kolom: null,
      veld: null,
      reden: pad.length === 0 ? reden : `${pad.join(" ")}: ${reden}`,
    })),
  );
  return null;
}
