/** Real mail servers on this machine, with a certificate that no system knows. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { onTestFinished } from "vitest";

export const USER = "klachten@kantoor.nl";
export const PASSWORD = "zeer-geheim-wachtwoord-77";

export interface Received {
  readonly to: readonly string[];
  readonly from: string;
  readonly secure: boolean;
  readonly user: string | undefined;
  /** With its headers, as it came over the line. */
  readonly raw: string;
  /** The text alone. */
  readonly text: string;
}

export interface MailServer {
  readonly port: number;
  readonly received: Received[];
  /** How often somebody tried to log in. */
  readonly logins: { readonly secure: boolean; readonly password: string | null | undefined }[];
}

export interface Certificate {
  readonly path: string;
  readonly cert: Buffer;
  readonly key: Buffer;
  remove(): void;
}

/** A certificate for this machine that vouches for itself. */
export function makeCertificate(names = "DNS:localhost,IP:127.0.0.1"): Certificate {
  const folder = mkdtempSync(join(tmpdir(), "klacht-certificaat-"));
  const [path, keyPath] = [join(folder, "certificaat.pem"), join(folder, "sleutel.pem")];
  const kind = ["-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-noenc", "-days", "2"];
  const whose = ["-subj", "/CN=localhost", "-addext", `subjectAltName=${names}`];
  execFileSync("openssl", ["req", ...kind, ...whose, "-keyout", keyPath, "-out", path], { stdio: "ignore" });
  const remove = () => rmSync(folder, { recursive: true });
  return { path, cert: readFileSync(path), key: readFileSync(keyPath), remove };
}

/** A server that takes mail from {@link USER}; it ends with the test. */
export async function startMailServer(
  { cert, key }: Pick<Certificate, "cert" | "key">,
  options: SMTPServerOptions = {},
): Promise<MailServer> {
  const received: Received[] = [];
  const logins: MailServer["logins"] = [];
  const server = new SMTPServer({
    cert,
    key,
    logger: false,
    disableReverseLookup: true,
    onAuth({ username, password }, { secure }, done) {
      logins.push({ secure, password });
      if (username === USER && password === PASSWORD) done(null, { user: username });
      else done(new Error(`Invalid password ${password}`));
    },
    onData(stream, session, done) {
      const pieces: Buffer[] = [];
      stream.on("data", (piece: Buffer) => pieces.push(piece));
      stream.on("end", () => {
        const raw = Buffer.concat(pieces).toString("utf8");
        const { mailFrom, rcptTo } = session.envelope;
        received.push({
          raw,
          text: textOf(raw),
          to: rcptTo.map(({ address }) => address),
          from: mailFrom === false ? "" : mailFrom.address,
          secure: session.secure,
          user: session.user === undefined ? undefined : String(session.user),
        });
        done();
      });
    },
    ...options,
  });
  // A client that doesn't like the certificate leaves without a word.
  server.on("error", () => {});
  const listening = server.listen(0, "127.0.0.1");
  await new Promise((resolve) => listening.once("listening", resolve));
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return { port: (listening.address() as AddressInfo).port, received, logins };
}

/** A server of one's own making; it ends with the test. */
export async function startServer(onConnection: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    onConnection(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

/** A port where nobody listens. */
export async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** What a reader sees of a message of one part. */
function textOf(raw: string): string {
  const [headers = "", ...body] = raw.split("\r\n\r\n");
  const text = body.join("\r\n\r\n");
  const encoding = /^Content-Transfer-Encoding: (.+)$/im.exec(headers)?.[1]?.trim();
  if (encoding === "base64") return Buffer.from(text, "base64").toString("utf8");
  if (encoding !== "quoted-printable") return text.replaceAll("\r\n", "\n");
  const bytes = text
    .replaceAll(/=\r\n/g, "")
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8").replaceAll("\r\n", "\n");
}
