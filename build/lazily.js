/** A module whose members are loaded from elsewhere by the first use of one of them. */
export function lazily(load, members) {
  return `const load = () => ${load};
    for (const name of ${JSON.stringify(members)})
      Object.defineProperty(exports, name, { enumerable: true, get: () => load()[name] });`;
}
