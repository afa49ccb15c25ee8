#!/usr/bin/env bash
# pg_trgm asks LC_CTYPE what a letter is, also in a cluster whose locale provider is ICU.
#
# One would guess: in a cluster made with `--locale-provider=icu` trigrams are those of ICU's letters, whatever
# `--locale` says for programs beside it. Seen: with LC_CTYPE C every character beyond ASCII separates words, so that
# Thai, Chinese or Cyrillic text has no trigrams at all, although lower() and order by know these letters. An index
# (gin_trgm_ops) then finds nothing to look up, and the rows are read one by one; the results are right, and slow.
# So: make clusters with `--lc-ctype=C.UTF-8`, and look at datctype of those that are there.
set -euo pipefail
. "$(dirname "$0")/support/folder.sh"
. "$(dirname "$0")/support/postgres.sh"

install pg@8.23.0 "$postgres_package"
start_postgres
cat >run.mjs <<'EOF_JS'
import pg from 'pg';

const ask = async (database, statement) => {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL.replace(/postgres$/, database) });
  await client.connect();
  const { rows } = await client.query(statement).finally(() => client.end());
  return rows[0];
};
const made = async (name, ctype) => {
  await ask('postgres', `create database ${name} template template0 encoding 'UTF8'
    locale_provider icu icu_locale 'und' lc_collate 'C' lc_ctype '${ctype}'`);
  await ask(name, 'create extension pg_trgm');
  const words = ['กรุงเทพ', 'Бишкек', 'Suva'].map((word) => `cardinality(show_trgm('${word}')) as "${word}"`);
  return { ...(await ask(name, `select ${words.join(', ')}, lower('БИШКЕК') as lower`)) };
};
const [plain, utf8] = [await made('plain', 'C'), await made('unicode', 'C.UTF-8')];
console.log('ICU, LC_CTYPE C:      ', JSON.stringify(plain));
console.log('ICU, LC_CTYPE C.UTF-8:', JSON.stringify(utf8));
const isBlind = plain.กรุงเทพ === 0 && plain.Бишкек === 0 && plain.Suva > 0 && plain.lower === 'бишкек';
if (!isBlind || utf8.กรุงเทพ === 0 || utf8.Бишкек === 0) throw new Error('this has changed');
EOF_JS
node run.mjs
