#!/usr/bin/env bash
# csv-parse counts a CRLF within quotes as two lines, and a CRLF at the end of a row as one.
#
# One would guess: `info.lines` is the number of the line of the file that a row ends on, as an editor shows it.
# Seen: each line break within a quoted cell counts once for CR and once for LF. In a sheet that Excel saves with such
# cells every row after the first of them is named one line too late, and one more for each further one. Count the CRLF in
# the cells read so far, and take them off.
set -euo pipefail
. "$(dirname "$0")/support/folder.sh"

install csv-parse@7.0.3
cat >run.js <<'EOF'
import { parse } from 'csv-parse/sync';

const linesOf = (text) => parse(text, { info: true }).map(({ info }) => info.lines);
const lf = linesOf('code,note\n1,"two\nlines"\n2,one\n');
const crlf = linesOf('code,note\r\n1,"two\r\nlines"\r\n2,one\r\n');
console.log(`rows end on the lines, with LF: ${lf}; with CRLF: ${crlf}`);

const found = JSON.stringify([lf, crlf]);
if (found !== '[[1,3,4],[1,4,5]]') throw new Error(`this has changed: ${found}`);
EOF
node run.js
