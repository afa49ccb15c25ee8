#!/usr/bin/env bash
# type-graphql: `@Directive('@deprecated(…)')` deprecates nothing.
#
# One would guess: the directive that GraphQL itself defines for deprecation deprecates the field, as it does in SDL. Seen: it
# is kept in the field's syntax tree alone; the printed schema and introspection know nothing of it. `deprecationReason` works.
set -euo pipefail
. "$(dirname "$0")/support/folder.sh"

install type-graphql@2.0.0-rc.4 graphql@16.15.0 graphql-scalars@1.26.0 class-validator@0.15.1 reflect-metadata@0.2.2
cat >run.js <<'EOF'
import 'reflect-metadata';
import { printSchema } from 'graphql';
import { buildSchema, Directive, Field, ObjectType, Query, Resolver } from 'type-graphql';

// Decorators called as functions, so that it runs without a compiler.
class Plan {}
Field(() => String)(Plan.prototype, 'byDirective');
Directive('@deprecated(reason: "use name")')(Plan.prototype, 'byDirective');
Field(() => String, { deprecationReason: 'use name' })(Plan.prototype, 'byReason');
ObjectType()(Plan);
class PlanResolver {
  plan() {}
}
Query(() => Plan)(PlanResolver.prototype, 'plan');
Resolver()(PlanResolver);

const schema = await buildSchema({ resolvers: [PlanResolver], validate: false });
console.log(printSchema(schema));
const { byDirective, byReason } = schema.getType('Plan').getFields();

if (byDirective.deprecationReason !== undefined || byReason.deprecationReason !== 'use name')
  throw new Error(`this has changed: ${byDirective.deprecationReason}`);
EOF
node run.js
