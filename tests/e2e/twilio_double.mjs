// A Twilio that nobody here wrote: the npm package `emulate`, told which account and number it has.
//
//   node twilio_double.mjs DIRECTORY
//
// DIRECTORY holds node_modules/emulate. The settings come as one line of JSON on standard input:
// {"account_sid", "auth_token", "phone"}. Once it listens, one line of JSON goes out:
// {"url", "version"}. It ends when standard input does, so it never outlives who started it.

import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const home = join(resolve(process.argv[2]), "node_modules", "emulate");
const { main, version } = JSON.parse(await readFile(join(home, "package.json"), "utf8"));
const { createEmulator } = await import(pathToFileURL(join(home, main)).href);

const lines = createInterface({ input: process.stdin });
const left = new Promise((leave) => lines.once("close", leave));
process.once("SIGTERM", () => lines.close());
const settings = JSON.parse((await lines[Symbol.asyncIterator]().next()).value);

const emulator = await createEmulator({
  service: "twilio",
  port: 0,
  seed: {
    twilio: {
      account: { sid: settings.account_sid, auth_token: settings.auth_token },
      phone_numbers: [{ phone_number: settings.phone }],
    },
  },
});

const { port } = new URL(emulator.url);
process.stdout.write(JSON.stringify({ url: `http://127.0.0.1:${port}`, version }) + "\n");

await left;
await emulator.close();
