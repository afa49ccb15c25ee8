import { Migration } from '@mikro-orm/migrations';

const TABLE = 'alter table "transaction"';
const FLOW_TYPES = `'ODA', 'OOF', 'NON_EXPORT_CREDIT_OOF', 'EXPORT_CREDITS', 'PRIVATE_DEVELOPMENT_FINANCE', 'PRIVATE_MARKET', 'PRIVATE_FDI', 'OTHER_PRIVATE_FLOWS', 'NON_FLOW', 'OTHER_FLOWS'`;

/** How payments are classified in IATI. Nothing is known of earlier ones. */
export class Migration20261128180000_Classified extends Migration {
  override name = 'Migration20261128180000_Classified';

  override up(): void {
    this.addSql(
      `${TABLE} add "flow_type" text null, add "finance_type" text null, add "aid_type" text null, add "tied_status" text null, add "in_kind" boolean null;`,
    );
    this.addSql(
      `${TABLE} add constraint "transaction_flow_type_check" check ("flow_type" in (${FLOW_TYPES}));`,
    );
    this.addSql(
      `${TABLE} add constraint "transaction_tied_status_check" check ("tied_status" in ('PARTIALLY_TIED', 'TIED', 'UNTIED'));`,
    );
    this.addSql(`${TABLE} add constraint "transaction_finance_type_valid" check (finance_type ~ '^[0-9]{1,4}$');`);
    this.addSql(`${TABLE} add constraint "transaction_aid_type_valid" check (aid_type ~ '^[A-H][0-9]{2}$');`);
  }

  override down(): void {
    this.addSql(
      `${TABLE} drop column "flow_type", drop column "finance_type", drop column "aid_type", drop column "tied_status", drop column "in_kind";`,
    );
  }
}
