#!/usr/bin/env bash
# exceljs reads a formula whose stored result is 0 or FALSE as one that was never calculated.
#
# One would guess: `cell.value.result` is what the file stores for a formula, and is absent only where the file stores nothing.
# Seen: the file holds <f>1-1</f><v>0</v>, and `cell.value` is { formula: '1-1' } without a result. Code that takes an absent
# result for "open and save it in a spreadsheet first" refuses sheets in which a sum is rightly 0. `cell.result` has it.
set -euo pipefail
. "$(dirname "$0")/support/folder.sh"

install exceljs@4.4.0 jszip@3.10.1
cat >run.js <<'EOF'
import ExcelJS from 'exceljs';
import JSZip from 'jszip';

const written = new ExcelJS.Workbook();
const sheet = written.addWorksheet('Sheet');
sheet.getCell('A1').value = { formula: '1+1', result: 2 };
sheet.getCell('A2').value = { formula: '1-1', result: 0 };
sheet.getCell('A3').value = { formula: '1>2', result: false };
const file = await written.xlsx.writeBuffer();
const stored = await (await JSZip.loadAsync(file)).file('xl/worksheets/sheet1.xml').async('text');

const read = new ExcelJS.Workbook();
await read.xlsx.load(file);
const cells = ['A1', 'A2', 'A3'].map((address) => read.getWorksheet('Sheet').getCell(address));
for (const cell of cells) {
  const element = new RegExp(`<c r="${cell.address}".*?</c>`).exec(stored)[0];
  console.log(element, '->', JSON.stringify({ value: cell.value, result: cell.result }));
}

const values = JSON.stringify(cells.map((cell) => cell.value));
if (values !== '[{"formula":"1+1","result":2},{"formula":"1-1"},{"formula":"1>2"}]') throw new Error(`this has changed: ${values}`);
EOF
node run.js
