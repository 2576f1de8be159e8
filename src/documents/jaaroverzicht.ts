export async function makeYearReport(..._: unknown[]): Promise<Uint8Array> {
  return new Uint8Array();
}
