//! Documents that are numbered.

use super::coded;

coded! {
    /// A kind of document with numbers of its own.
    pub enum Document {
        /// A customer order.
        Order = "order",
        /// A sale.
        Sale = "sale",
        /// A payment.
        Payment = "payment",
        /// A movement of containers.
        Container = "container",
        /// A record of the journal.
        Journal = "journal",
        /// A route sheet.
        Run = "run",
        /// An invoice.
        Invoice = "invoice",
        /// A delivery note.
        DeliveryNote = "delivery_note",
        /// A reconciliation statement.
        Statement = "statement",
    }
}
