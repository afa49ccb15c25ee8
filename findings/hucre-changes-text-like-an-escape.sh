#!/usr/bin/env bash
# hucre writes a text such as "_x0041_" into a workbook as it is, and reads it back as "A".
#
# One would guess: what a library writes into a cell, it reads from that cell. In SpreadsheetML _xHHHH_ stands for a
# character, and a text that looks like it is to be written with its first underscore escaped, as _x005F_x0041_.
# Seen: hucre escapes control characters so and decodes all such sequences, but does not escape texts that look like one:
# codes and identifiers of this form come back as other texts. Write the escape yourself before the text is given to it.
set -euo pipefail
. "$(dirname "$0")/support/folder.sh"

install hucre@1.0.0
cat >run.js <<'EOF'
import { readXlsx, writeXlsx } from 'hucre/xlsx';

const given = ['_x0041_', 'field_x0042_1', '_x005F_x0041_', 'x0041'];
const file = await writeXlsx({ sheets: [{ name: 'Sheet', rows: given.map((text) => [text]) }] });
const read = (await readXlsx(file)).sheets[0].rows.map(([text]) => text);
for (const [index, text] of given.entries()) console.log(`${text} -> ${read[index]}`);

const found = JSON.stringify(read);
if (found !== '["A","fieldB1","_x0041_","x0041"]') throw new Error(`this has changed: ${found}`);
EOF
node run.js
