/** The text of an object whose members are loaded from elsewhere by the first use of one of them. */
export function lazily(load, members) {
  return `(() => {
    const load = () => ${load};
    const all = {};
    for (const name of ${JSON.stringify(members)})
      Object.defineProperty(all, name, { enumerable: true, get: () => load()[name] });
    return all;
  })()`;
}
