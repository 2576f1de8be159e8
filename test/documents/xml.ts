/** XML read strictly, as Word reads it: whatever is not well-formed throws. */

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

const TAG =
  /<\?xml[^>]*\?>|<!--[\s\S]*?-->|<\/([\w:.-]+)\s*>|<([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y;
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const FORBIDDEN = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

export function parseXml(xml: string): Element {
  const root: Element = { name: "#root", attributes: {}, children: [], text: "" };
  const open = [root];
  const fail = (why: string, at: number): never => {
    throw new Error(`${why}: …${xml.slice(Math.max(0, at - 60), at + 60)}…`);
  };
  if (FORBIDDEN.test(xml)) fail("character that XML 1.0 forbids", xml.search(FORBIDDEN));
  for (let at = 0; at < xml.length; ) {
    if (xml[at] !== "<") {
      const end = xml.indexOf("<", at) === -1 ? xml.length : xml.indexOf("<", at);
      open.at(-1)!.text += withoutEntities(xml.slice(at, end), () => fail("stray &", at));
      at = end;
      continue;
    }
    TAG.lastIndex = at;
    const [tag, closed, opened, attributes = "", selfClosing] = TAG.exec(xml) ?? fail("no tag", at);
    if (closed !== undefined && open.pop()!.name !== closed) fail(`</${closed}> closes another`, at);
    if (opened !== undefined) {
      const pairs = [...attributes.matchAll(ATTRIBUTE)].map(([, name, double, single]) => [
        name!,
        withoutEntities(double ?? single ?? "", () => fail("stray &", at)),
      ]);
      if (new Set(pairs.map(([name]) => name)).size < pairs.length) fail("attribute twice", at);
      const element = { name: opened, attributes: Object.fromEntries(pairs), children: [], text: "" };
      open.at(-1)!.children.push(element);
      if (selfClosing === "") open.push(element);
    }
    at += tag!.length;
  }
  if (open.length !== 1 || root.children.length !== 1 || root.text.trim() !== "") fail("no single root", 0);
  return root.children[0]!;
}

function withoutEntities(text: string, fail: () => never): string {
  const bare = text.replaceAll(/&(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);/gi, "");
  if (bare.includes("&")) fail();
  return text
    .replaceAll(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replaceAll(/&#x([\da-f]+);/gi, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&apos;", "'")
    .replaceAll("&amp;", "&");
}

/** The element itself and all that it holds. */
export function* everything(element: Element): Generator<Element> {
  yield element;
  for (const child of element.children) yield* everything(child);
}
