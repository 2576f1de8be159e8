/** Opens a file with the program that the system has for it. */
import { spawn } from "node:child_process";
import { Refused } from "../errors.ts";

const OPENERS: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = {
  darwin: ["open"],
  win32: ["cmd", "/c", "start", '""'],
};

/** @throws {Refused} the system has no way to open files */
export function openWithSystem(path: string): Promise<void> {
  const [program, ...args] = OPENERS[process.platform] ?? ["xdg-open"];
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...args, path], { detached: true, stdio: "ignore" });
    child.once("error", () =>
      reject(new Refused(`${path} kon niet worden geopend`, "Open het bestand zelf, in Word.")),
    );
    child.once("spawn", () => {
      child.unref();
      resolve();
    });
  });
}
