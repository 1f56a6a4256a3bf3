// Signs as Twilio does, in Twilio's own words for Node: the npm package `twilio`.
//
//   node signer.mjs DIRECTORY
//
// DIRECTORY holds node_modules/twilio. Standard input is a JSON list of {"token", "url", "form"},
// standard output the list of their signatures.

import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { text } from "node:stream/consumers";

const load = createRequire(join(resolve(process.argv[2]), "package.json"));
const { getExpectedTwilioSignature } = load("twilio/lib/webhooks/webhooks");

const asked = JSON.parse(await text(process.stdin));
const signed = asked.map(({ token, url, form }) => getExpectedTwilioSignature(token, url, form));
process.stdout.write(JSON.stringify(signed) + "\n");
