#!/usr/bin/env bash
# MikroORM takes `deferMode` of a unique constraint on a class, and drops it from one on a property.
#
# One would guess: `@Unique({ deferMode: 'deferred' })` above a property makes the same constraint as
# `@Unique({ properties: ['code'], deferMode: 'deferred' })` above the class. Seen: both pass the types and make a unique
# constraint; only that of the class is deferrable. That of the property is compared with each statement, so that two
# rows cannot exchange their values within a transaction, and nothing says so.
# So: give the mode above the class, and read the SQL.
set -euo pipefail
. "$(dirname "$0")/support/folder.sh"

# MikroORM 7 needs a newer Node than this page asks for.
node_package="node-linux-$(node -p 'process.arch')"
install @mikro-orm/core@7.2.1 @mikro-orm/decorators@7.2.1 @mikro-orm/postgresql@7.2.1 reflect-metadata@0.2.2 "$node_package@24.21.0"
cat >run.js <<'EOF_JS'
import { Entity, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { MikroORM } from '@mikro-orm/postgresql';

/** What a decorator of TypeScript does to a class, without its compiler. */
const entity = (name, onClass, onCode) => {
  const made = { [name]: class {} }[name];
  PrimaryKey({ type: 'integer' })(made.prototype, 'id');
  for (const decorate of onCode) decorate(made.prototype, 'code');
  for (const decorate of onClass) decorate(made);
  return made;
};
const deferMode = 'deferred';
const text = Property({ type: 'text' });
const ByClass = entity('ByClass', [Unique({ properties: ['code'], deferMode }), Entity()], [text]);
const ByProperty = entity('ByProperty', [Entity()], [text, Unique({ deferMode })]);

const orm = new MikroORM({ dbName: 'none', entities: [ByClass, ByProperty], connect: false });
const sql = (await orm.schema.getCreateSchemaSQL()).split('\n');
const uniqueOf = (table) => sql.find((line) => line.includes(`"${table}"`) && line.includes('unique'));
const [ofClass, ofProperty] = [uniqueOf('by_class'), uniqueOf('by_property')];
console.log('above the class:   ', ofClass);
console.log('above the property:', ofProperty);
if (!/deferrable initially deferred/.test(ofClass) || !/unique/.test(ofProperty) || /deferrable/.test(ofProperty))
  throw new Error('this has changed');
EOF_JS
"node_modules/$node_package/bin/node" run.js
