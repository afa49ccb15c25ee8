#!/usr/bin/env bash
# Intl.NumberFormat gives the decimals in which people usually write a currency, not its minor units in ISO 4217.
#
# One would guess: `maximumFractionDigits` of a currency format is the number of minor units, so that amounts can be checked or
# rounded by it. Seen: 0 for the dinar of Iraq (ISO: 3), the kip of Laos and the rupiah of Indonesia (ISO: 2) and others: the
# data are Unicode's, which go by use. Take minor units from a table of ISO 4217.
set -euo pipefail
. "$(dirname "$0")/support/folder.sh"

node_package="node-$(node -p 'process.platform + "-" + process.arch')"
install "$node_package@24.21.0" currency-codes@2.2.0
cat >run.js <<'EOF'
import { data } from 'currency-codes';

const digitsOf = (currency) => new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits;
const differing = data
  .filter(({ code }) => !code.startsWith('X'))
  .map(({ code, digits }) => ({ code, iso: digits, intl: digitsOf(code) }))
  .filter(({ iso, intl }) => iso !== intl);
console.log(`Node ${process.versions.node}, ICU ${process.versions.icu}`);
console.log(differing.map(({ code, iso, intl }) => `${code}: ISO 4217 ${iso}, Intl ${intl}`).join('\n'));

for (const code of ['IQD', 'LAK', 'IDR'])
  if (!differing.some((currency) => currency.code === code && currency.intl === 0)) throw new Error(`this has changed: ${code}`);
EOF
"node_modules/$node_package/bin/node" run.js
