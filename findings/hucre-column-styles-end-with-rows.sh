#!/usr/bin/env bash
# The style of a column that hucre is given is that of its cells alone: cells below the last row do not have it.
#
# One would guess: a style of a column, with protection and number format, is written as the style of that column
# (the attribute "style" of <col>), so that a row which somebody types below the last one has it.
# Seen: <col> has a width and no style. On a protected sheet whose columns are unlocked, nobody can add a row: every
# cell below the data has the usual style, which is locked. Write the attribute yourself, with the number of the style.
set -euo pipefail
. "$(dirname "$0")/support/folder.sh"

install hucre@1.0.0 fflate@0.8.3
cat >run.js <<'EOF'
import { strFromU8, unzipSync } from 'fflate';
import { writeXlsx } from 'hucre/xlsx';

const file = await writeXlsx({
  sheets: [
    {
      name: 'Sheet',
      columns: [{ header: 'a', width: 12, numFmt: '0.00', style: { protection: { locked: false } } }],
      rows: [['a'], [1]],
      protection: { sheet: true },
    },
  ],
});
const sheet = strFromU8(unzipSync(file)['xl/worksheets/sheet1.xml']);
const [columns] = /<cols>.*<\/cols>/.exec(sheet);
const [cell] = /<c r="A2".*?<\/c>/.exec(sheet);
console.log(columns);
console.log(cell);

if (/ style=/.test(columns)) throw new Error(`this has changed: ${columns}`);
if (!/ s="\d+"/.test(cell)) throw new Error(`this has changed: ${cell}`);
EOF
node run.js
