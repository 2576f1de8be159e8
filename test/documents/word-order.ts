/** The order in which ECMA-376 part 1 wants the children of an element; Word repairs or refuses a file without it. */
import { type Element, everything } from "./xml.ts";

const words = (text: string) => text.trim().split(/\s+/);

const P_PR =
  words(`pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd
  tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd
  snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment
  textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange`);

const R_PR =
  words(`ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow
  emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd
  fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange`);

const SETTINGS = words(`writeProtection view zoom removePersonalInformation removeDateAndTime
  doNotDisplayPageBoundaries displayBackgroundShape printPostScriptOverText printFractionalCharacterWidth
  printFormsData embedTrueTypeFonts embedSystemFonts saveSubsetFonts saveFormsData mirrorMargins
  alignBordersAndEdges bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors
  hideGrammaticalErrors activeWritingStyle proofState formsDesign attachedTemplate linkStyles
  stylePaneFormatFilter stylePaneSortMethod documentType mailMerge revisionView trackRevisions doNotTrackMoves
  doNotTrackFormatting documentProtection autoFormatOverride styleLockTheme styleLockQFSet defaultTabStop
  autoHyphenation consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps showEnvelope summaryLength
  clickAndTypeStyle defaultTableStyle evenAndOddHeaders bookFoldRevPrinting bookFoldPrinting
  bookFoldPrintingSheets drawingGridHorizontalSpacing drawingGridVerticalSpacing
  displayHorizontalDrawingGridEvery displayVerticalDrawingGridEvery doNotUseMarginsForDrawingGridOrigin
  drawingGridHorizontalOrigin drawingGridVerticalOrigin doNotShadeFormData noPunctuationKerning
  characterSpacingControl printTwoOnOne strictFirstAndLastChars noLineBreaksAfter noLineBreaksBefore
  savePreviewPicture doNotValidateAgainstSchema saveInvalidXml ignoreMixedContent alwaysShowPlaceholderText
  doNotDemarcateInvalidXml saveXmlDataOnly useXSLTWhenSaving saveThroughXslt showXMLTags
  alwaysMergeEmptyNamespace updateFields hdrShapeDefaults footnotePr endnotePr compat docVars rsids mathPr
  attachedSchema themeFontLang clrSchemeMapping doNotIncludeSubdocsInStats doNotAutoCompressPictures
  forceUpgrade captions readModeInkLockDown smartTagType schemaLibrary shapeDefaults doNotEmbedSmartTags
  decimalSymbol listSeparator`);

/** Per element its sequence; names in one group (`a|b`) share a place. */
const SEQUENCES: Record<string, readonly string[]> = {
  "w:pPr": P_PR,
  "w:rPr": R_PR,
  "w:settings": SETTINGS,
  "w:tblPr": words(`tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc
    tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange`),
  "w:tcPr":
    words(`cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign
    hideMark headers cellIns cellDel cellMerge tcPrChange`),
  "w:sectPr": words(`headerReference|footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders
    lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings
    sectPrChange`),
  "w:tblBorders": words("top left|start bottom right|end insideH insideV"),
  "w:tcBorders": words("top left|start bottom right|end insideH insideV tl2br tr2bl"),
  "w:tblCellMar": words("top left|start bottom right|end"),
  "w:tcMar": words("top left|start bottom right|end"),
  "w:pBdr": words("top left bottom right between bar"),
  "w:tbl": words("bookmarkStart|bookmarkEnd tblPr tblGrid tr"),
  "w:tr": words("tblPrEx trPr tc"),
  "w:tc": words("tcPr p|tbl|sdt"),
  "w:style":
    words(`name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat
    locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr`),
  "w:styles": words("docDefaults latentStyles style"),
  "w:docDefaults": words("rPrDefault pPrDefault"),
  "w:numbering": words("numPicBullet abstractNum num numIdMacAtCleanup"),
  "w:abstractNum": words("nsid multiLevelType tmpl name styleLink numStyleLink lvl"),
  "w:num": words("abstractNumId lvlOverride"),
  "w:lvl": words("start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr"),
  "w:document": words("background body"),
};

/** What stands out of its order, or where it may not stand at all. */
export function orderFaults(root: Element): string[] {
  return [...everything(root)].flatMap((element) => [...sequenceFaults(element), ...placeFaults(element)]);
}

function sequenceFaults({ name, children }: Element): string[] {
  const sequence = SEQUENCES[name];
  if (sequence === undefined) return [];
  const places = children.map((child) =>
    sequence.findIndex((group) => group.split("|").some((word) => child.name === `w:${word}`)),
  );
  const list = children.map((child) => child.name).join(" ");
  if (places.includes(-1)) return [`${name} can't hold all of: ${list}`];
  const sorted = places.every((place, n) => n === 0 || places[n - 1]! <= place);
  const once =
    !["w:pPr", "w:rPr", "w:tblPr", "w:tcPr"].includes(name) || new Set(places).size === places.length;
  return sorted && once ? [] : [`${name} holds in the wrong order: ${list}`];
}

function placeFaults({ name, children }: Element): string[] {
  const names = children.map((child) => child.name);
  const faults: string[] = [];
  for (const [holder, first] of [
    ["w:p", "w:pPr"],
    ["w:r", "w:rPr"],
  ]) {
    if (name === holder && names.lastIndexOf(first!) > 0) faults.push(`${first} is not first in ${holder}`);
  }
  if (name === "w:tc" && names.at(-1) !== "w:p") faults.push("w:tc doesn't end in a paragraph");
  if (["w:hdr", "w:ftr", "w:txbxContent"].includes(name) && names.at(-1) !== "w:p")
    faults.push(`${name} doesn't end in a paragraph`);
  if (name === "w:body" && names.at(-1) !== "w:sectPr") faults.push("w:body doesn't end in w:sectPr");
  if (name === "w:body" && names.lastIndexOf("w:tbl") === names.length - 2)
    faults.push("a table right before the end");
  return faults;
}
