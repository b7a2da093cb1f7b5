//! Where words about people stand.

/// Words shorter than this, in characters, are not looked for in the texts of others: they are part of too many.
pub(super) const SHORTEST: usize = 4;

/// What is personal of a client: ?1 its number, ?2 the name that stands instead.
pub(super) const OF_CLIENT: &[&str] = &[
    "UPDATE phone SET typed = '', number = '', extension = '', is_archived = 1
     WHERE contact_id IN (SELECT id FROM contact_person WHERE counterparty_id = ?1)",
    "UPDATE contact_person SET name = ?2, position = '', birth_day = NULL, birth_year = NULL, consent_orders = NULL,
         consent_advertising = NULL, is_archived = 1, version = version + 1 WHERE counterparty_id = ?1",
    "UPDATE counterparty SET name = ?2, tax_number = '', email = '', note = '', discount_name = '', legal_name = '',
         legal_address = '', tax_reason_code = '', version = version + 1 WHERE id = ?1",
];

/// What is personal of a contact person: ?1 its number, ?2 the name that stands instead.
pub(super) const OF_PERSON: &[&str] = &[
    "UPDATE phone SET typed = '', number = '', extension = '', is_archived = 1 WHERE contact_id = ?1",
    "UPDATE contact_person SET name = ?2, position = '', birth_day = NULL, birth_year = NULL, consent_orders = NULL,
         consent_advertising = NULL, is_archived = 1, version = version + 1 WHERE id = ?1",
];

/// What is personal of an address of a client, and what would have somebody call or bring water there: ?1 its number, ?2 the
/// name that stands instead, ?3 when, ?4 by whom.
pub(super) const OF_ADDRESS: &[&str] = &[
    "UPDATE phone SET typed = '', number = '', extension = '', is_archived = 1
     WHERE contact_id IN (SELECT id FROM contact_person WHERE address_id = ?1)",
    "UPDATE contact_person SET name = ?2, position = '', birth_day = NULL, birth_year = NULL, consent_orders = NULL,
         consent_advertising = NULL, is_archived = 1, version = version + 1 WHERE address_id = ?1",
    "UPDATE address SET text = ?2 || ', ' || code, note = '', entrance = '', floor = '', intercom = '', call_before = 0,
         calls_from = '', calls_to = '', deliveries_from = '', deliveries_to = '',
         closed_on = CASE WHEN status = 'closed' THEN closed_on ELSE substr(?3, 1, 10) END, status = 'closed',
         version = version + 1, changed_at = ?3, changed_by = (SELECT id FROM app_user WHERE id = ?4) WHERE id = ?1",
    "UPDATE planning SET kind = 'none', always_show = 0, calculator_people = NULL, calculator_ml = NULL,
         calculator_extra = NULL WHERE address_id = ?1",
    "UPDATE task SET state = 'cancelled', version = version + 1, changed_at = ?3,
         changed_by = (SELECT id FROM app_user WHERE id = ?4) WHERE address_id = ?1 AND ?2 <> '' AND state = 'open'",
    "UPDATE task SET note = '' WHERE address_id = ?1 AND note <> ''",
    "UPDATE customer_order SET driver_note = '', discount_name = '' WHERE address_id = ?1",
    "UPDATE payment SET note = '' WHERE address_id = ?1 AND note <> ''",
    "UPDATE container_movement SET note = '' WHERE address_id = ?1 AND note <> ''",
    "UPDATE contact_made SET recording = '' WHERE address_id = ?1 AND recording <> ''",
    "UPDATE comment SET text = ?2 WHERE address_id = ?1",
    "UPDATE journal_entry SET text = ?2 WHERE address_id = ?1",
    "UPDATE churn_step SET comment = '' WHERE case_id IN (SELECT id FROM churn_case WHERE address_id = ?1)",
    "UPDATE churn_case SET verdict_text = '' WHERE address_id = ?1",
    "UPDATE offer SET text = ?2 WHERE address_id = ?1",
    "UPDATE promise SET note = '' WHERE address_id = ?1",
    "UPDATE import_before SET body = '{}' WHERE address_id = ?1",
    // A task whose address was looked for in it is kept under none.
    "DELETE FROM typed WHERE address_id = ?1 OR (address_id = 0 AND place = 'task')",
];

/// What is personal of an entry of a bank statement: ?1 its number, ?2 the name that stands instead.
/// The mark by which it is known is given up apart.
pub(super) const OF_BANK_ENTRY: &[&str] =
    &["UPDATE bank_entry SET payer = ?2, tax_number = '', purpose = '' WHERE id = ?1"];

/// A text that may name people.
pub(super) struct Text {
    table: &'static str,
    column: &'static str,
    owner: &'static str,
    longest: u32,
}

impl Text {
    /// Puts another word in place of one: ?1 the owner, ?2 the word, ?3 what stands instead.
    pub fn replacing(&self) -> String {
        let Self { table, column, owner, longest } = self;
        format!(
            "UPDATE {table} SET {column} = substr(replace({column}, ?2, ?3), 1, {longest})
             WHERE {owner} = ?1 AND instr({column}, ?2) > 0"
        )
    }
}

impl Text {
    /// The texts of an owner (?1).
    pub fn reading(&self) -> String {
        let Self { table, column, owner, .. } = self;
        format!("SELECT DISTINCT {column} FROM {table} WHERE {owner} = ?1 AND {column} <> ''")
    }

    /// Puts a text (?3) in the place of one (?2) of an owner (?1).
    pub fn rewriting(&self) -> String {
        let Self { table, column, owner, longest } = self;
        format!("UPDATE {table} SET {column} = substr(?3, 1, {longest}) WHERE {owner} = ?1 AND {column} = ?2")
    }
}

const fn text(table: &'static str, column: &'static str, owner: &'static str, longest: u32) -> Text {
    Text { table, column, owner, longest }
}

const REVIEWED: &str = "(SELECT address_id FROM churn_case WHERE id = case_id)";

/// The texts in which a contact person may be named: whether they belong to an address (or to the client), and where they are.
pub(super) const TEXTS: &[(bool, Text)] = &[
    (true, text("comment", "text", "address_id", 4_000)),
    (true, text("journal_entry", "text", "address_id", 4_000)),
    (true, text("address", "note", "id", 4_000)),
    (true, text("task", "note", "address_id", 4_000)),
    (true, text("customer_order", "driver_note", "address_id", 1_000)),
    (true, text("payment", "note", "address_id", 1_000)),
    (true, text("container_movement", "note", "address_id", 1_000)),
    (true, text("promise", "note", "address_id", 1_000)),
    (true, text("churn_case", "verdict_text", "address_id", 4_000)),
    (true, text("churn_step", "comment", REVIEWED, 4_000)),
    (true, text("offer", "text", "address_id", 100)),
    (false, text("counterparty", "note", "id", 4_000)),
];
