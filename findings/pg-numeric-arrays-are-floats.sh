#!/usr/bin/env bash
# node-postgres reads `numeric` as exact text, but an array of `numeric` as floats.
#
# One would guess: amounts stay exact whether they come one to a row or gathered by array_agg. Seen: the array is parsed
# with parseFloat, so cents of large amounts are lost and trailing zeros go; nothing says so. `array_agg(amount::text)` is exact.
set -euo pipefail
. "$(dirname "$0")/support/folder.sh"
. "$(dirname "$0")/support/postgres.sh"

install pg@8.23.0 "$postgres_package"
start_postgres
cat >run.js <<'EOF'
import pg from 'pg';

const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
await client.connect();
const { rows } = await client.query(`
  select amount, array_agg(amount) as gathered, array_agg(amount::text) as as_text
  from (values (1550000.10), (90071992547409.93)) as payment(amount)
  group by amount order by amount`);
await client.end();

console.log(rows);
const gathered = JSON.stringify(rows.map((row) => row.gathered[0]));
if (gathered !== '[1550000.1,90071992547409.94]') throw new Error(`this has changed: ${gathered}`);
EOF
node run.js
