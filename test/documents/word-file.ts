/** A Word file taken apart: its text as a reader sees it, and what is wrong with its package. */
import { posix } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { orderFaults } from "./word-order.ts";
import { type Element, everything, parseXml } from "./xml.ts";

const RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";

export function parts(docx: Uint8Array): Record<string, string> {
  return Object.fromEntries(Object.entries(unzipSync(docx)).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

/** The paragraphs of a part, in order; a tab is `\t`, a line break `\n`. */
export function paragraphs(docx: Uint8Array, part = "word/document.xml"): string[] {
  const root = parseXml(parts(docx)[part]!);
  return [...everything(root)].filter(({ name }) => name === "w:p").map(textOf);
}

/** The text of the body, a line a paragraph. */
export const textIn = (docx: Uint8Array, part?: string) => paragraphs(docx, part).join("\n");

function textOf(paragraph: Element): string {
  return [...everything(paragraph)]
    .map(({ name, text }) => ({ "w:t": text, "w:tab": "\t", "w:br": "\n" })[name] ?? "")
    .join("")
    .replace(/^\t+/, "");
}

/** All that Word would repair or refuse. */
export function packageFaults(docx: Uint8Array): string[] {
  const all = parts(docx);
  const names = Object.keys(all);
  const faults: string[] = [];
  for (const [name, xml] of Object.entries(all)) {
    if (!/\.(xml|rels)$/.test(name)) continue;
    try {
      faults.push(...orderFaults(parseXml(xml)).map((fault) => `${name}: ${fault}`));
    } catch (error) {
      faults.push(`${name}: ${(error as Error).message}`);
    }
    if (/\{\{|\}\}|[\uE000\uE001]/.test(xml)) faults.push(`${name}: a placeholder was left`);
  }
  return [...faults, ...contentTypeFaults(all, names), ...relationFaults(all, names)];
}

function contentTypeFaults(all: Record<string, string>, names: string[]): string[] {
  const types = parseXml(all["[Content_Types].xml"]!).children;
  const defaults = types
    .filter(({ name }) => name === "Default")
    .map(({ attributes }) => attributes.Extension);
  const overrides = types
    .filter(({ name }) => name === "Override")
    .map(({ attributes }) => attributes.PartName!);
  return [
    ...names
      .filter((name) => name !== "[Content_Types].xml")
      .filter((name) => !overrides.includes(`/${name}`) && !defaults.includes(name.split(".").at(-1)))
      .map((name) => `${name} has no content type`),
    ...overrides.filter((name) => !names.includes(name.slice(1))).map((name) => `no part ${name}`),
    ...(new Set(overrides).size < overrides.length ? ["a content type twice"] : []),
  ];
}

function relationFaults(all: Record<string, string>, names: string[]): string[] {
  return names
    .filter((name) => name.endsWith(".rels"))
    .flatMap((name) => {
      const root = parseXml(all[name]!);
      const folder = name.replace(/_rels\/[^/]+$/, "");
      const source = name.replace("_rels/", "").replace(/\.rels$/, "");
      const ids = root.children.map(({ attributes }) => attributes.Id!);
      const used =
        source in all ? [...all[source]!.matchAll(/r:(?:id|embed)="([^"]+)"/g)].map(([, id]) => id!) : [];
      return [
        ...(root.attributes.xmlns === RELATIONS ? [] : [`${name}: no relationships`]),
        ...(new Set(ids).size < ids.length ? [`${name}: an id twice`] : []),
        ...used.filter((id) => !ids.includes(id)).map((id) => `${source}: no relationship ${id}`),
        ...root.children
          .filter(({ attributes }) => attributes.TargetMode !== "External")
          .map(({ attributes }) => attributes.Target!)
          .map((target) => (target.startsWith("/") ? target.slice(1) : posix.normalize(`${folder}${target}`)))
          .filter((target) => !names.includes(target))
          .map((target) => `${name}: no part ${target}`),
      ];
    });
}
