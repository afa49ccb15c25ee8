#!/usr/bin/env bash
# xmlbuilder2 changes text that looks like an entity: `&lt;` given as plain text is `<` to whoever reads the document.
#
# One would guess: all of a text is escaped, so that a reader gets the same text back, and a document that is read and written
# again stays the same. Seen: an ampersand that begins something like an entity is written as it is. Replace each & by &amp;
# before `txt`: that one is left alone, too.
set -euo pipefail
. "$(dirname "$0")/support/folder.sh"

install xmlbuilder2@4.0.3 fast-xml-parser@5.12.1
cat >run.js <<'EOF'
import { XMLParser } from 'fast-xml-parser';
import { create } from 'xmlbuilder2';

const text = 'R&D: write &lt; for <';
const xml = create().ele('note').txt(text).end({ headless: true });
console.log({ text, xml, textRead: new XMLParser().parse(xml).note });

const document = '<note>write &amp;lt; for &lt;</note>';
const again = create(document).end({ headless: true });
console.log({ document, again });

if (xml !== '<note>R&amp;D: write &lt; for &lt;</note>') throw new Error(`this has changed: ${xml}`);
if (again !== '<note>write &lt; for &lt;</note>') throw new Error(`this has changed: ${again}`);
EOF
node run.js
